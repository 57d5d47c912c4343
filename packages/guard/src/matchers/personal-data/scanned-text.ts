import type { DigitRuns } from './digit-runs.js';
import { digitStretches, type DigitStretch } from './digit-stretches.js';
import { firstHitAfter, scanContext, tagsOfWord, type ContextHits } from './scan-context.js';
import type { ContextTag } from './context-words.js';

const noTags: ReadonlySet<ContextTag> = new Set();
const reachBefore = 48;
const reachAfter = 20;
/** What parts a word from a number that it does not speak of: an end of a sentence, another number, many words. */
const between = /(?<!\b(?:no|nr|num|nº|n|id|ref))[.!?;]\s|\n|[0-9]|^.{25}/i;

/** What stands around a number. */
export interface Context {
  /** All that is announced in the 48 characters before it or the 20 after it. */
  readonly tags: ReadonlySet<ContextTag>;
  /** The nearest word before it says that the number is something else: an order, a version. */
  readonly isOther: boolean;
}

/** One text with what all finders of numbers need, each made when it is first asked for. */
export class ScannedText {
  readonly text: string;
  readonly runs: DigitRuns;
  #stretches: readonly DigitStretch[] | undefined;
  #hits: ContextHits | undefined;

  constructor(text: string, runs: DigitRuns) {
    this.text = text;
    this.runs = runs;
  }

  /** Where the first digit stands, or -1. */
  get firstDigit(): number {
    return this.runs.count === 0 ? -1 : (this.runs.starts[0] as number);
  }

  get stretches(): readonly DigitStretch[] {
    this.#stretches ??= digitStretches(this.text, this.runs);
    return this.#stretches;
  }

  get hits(): ContextHits {
    this.#hits ??= scanContext(this.text);
    return this.#hits;
  }

  /** What is announced around a stretch. */
  contextOf(start: number, end: number): Context {
    const hits = this.hits;
    let tags: Set<ContextTag> | undefined;
    let isOther: boolean | undefined;
    const split = firstHitAfter(hits, start);
    for (let index = split - 1; index >= 0 && (hits.ends[index] as number) >= start - reachBefore; index -= 1) {
      const said = tagsOfWord(hits.words[index] as number);
      if (isOther === undefined && said[0] !== 'street')
        isOther = said.length === 1 && said[0] === 'other' && !between.test(this.text.slice(hits.ends[index], start));
      for (const tag of said) (tags ??= new Set()).add(tag);
    }
    for (let index = split; index < hits.count && (hits.ends[index] as number) <= end + reachAfter; index += 1) {
      if ((hits.starts[index] as number) < end) continue;
      for (const tag of tagsOfWord(hits.words[index] as number)) if (tag !== 'other') (tags ??= new Set()).add(tag);
    }
    return { tags: tags ?? noTags, isOther: isOther === true };
  }
}
