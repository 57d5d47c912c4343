import type { UnitBuffer } from '@plimsoll/core/text';
import { characterFact, kinds, scripts, type CharacterFact } from './character-facts.js';
import type { WordScripts } from './word-scripts.js';

/** No orthography puts more accents on a letter; a third is noise. */
const mostAccents = 2;
const mostMarks = 8;

const mostKnown = 4_096;
const known = /* @__PURE__ */ new Map<string, string>();

/** Letters with one more mark in composed form (NFC), worked out once. */
function composed(before: string, mark: number): string {
  const text = before + String.fromCodePoint(mark);
  let after = known.get(text);
  if (after === undefined) {
    after = text.normalize('NFC');
    if (known.size >= mostKnown) known.clear();
    known.set(text, after);
  }
  return after;
}

/** The last letter written and the marks on it: composes what belongs together and takes off what is noise. */
export class MarkCluster {
  /** Marks taken off. */
  dropped = 0;
  readonly #out: UnitBuffer;
  readonly #words: WordScripts;
  #start = -1;
  #base = 0;
  #script: number = scripts.none;
  #accents = 0;
  #marks = 0;
  #ordered = 0;
  /** A mark without a letter. */
  #bare = false;

  constructor(out: UnitBuffer, words: WordScripts) {
    this.#out = out;
    this.#words = words;
  }

  /** Whether the letter's accents are known to be noise. */
  get noisy(): boolean {
    return this.#accents > mostAccents;
  }

  /** A letter is about to be written. */
  base(codePoint: number, script: number): void {
    this.#start = this.#out.length;
    this.#base = codePoint;
    this.#script = script;
    this.#accents = 0;
    this.#marks = 0;
    this.#ordered = 0;
    this.#bare = false;
  }

  /**
   * @param more accents that follow this one.
   * @returns false when a mark of a script is left out.
   */
  mark(fact: CharacterFact, source: number, more: number): boolean {
    const accented = this.#script !== scripts.other && this.#script !== scripts.eastAsian;
    if (fact.kind === kinds.mark && accented) {
      this.#accent(fact, source, more);
      return true;
    }
    // No letter has accents and points of another script: what came first stays, whatever order NFC puts them in.
    const foreign = accented && fact.ordered && this.#accents > 0 && this.#start !== -1 && this.#base > 32;
    if (foreign || this.#marks >= mostMarks || (this.#bare && fact.kind === kinds.mark)) {
      this.dropped += 1;
      return false;
    }
    if (this.#start === -1) {
      this.base(fact.mapped, fact.script);
      this.#bare = fact.kind !== kinds.composes || fact.ordered;
      this.#out.pushCodePoint(fact.mapped, source);
      return true;
    }
    // A letter with points on it is read as its own script.
    this.#words.forget(this.#start);
    this.#marks += 1;
    if (fact.ordered) this.#ordered += 1;
    if (fact.kind === kinds.composes || this.#ordered > 1) this.#compose(fact.mapped, source);
    else this.#out.pushCodePoint(fact.mapped, source);
    return true;
  }

  #accent(fact: CharacterFact, source: number, more: number): void {
    this.#accents += 1;
    if (this.#start === -1 || this.#base <= 32 || this.#ordered > 0) {
      this.dropped += 1;
    } else if (!fact.accent || this.#accents + more > mostAccents) {
      // Noise takes the honest accents of the same letter with it.
      this.dropped += this.#accents > mostAccents + 1 ? 1 : this.#accents;
      this.#accents = mostAccents + 1;
      if (this.#marks === 0) this.#restore();
    } else if ((this.#base === 105 || this.#base === 106) && fact.mapped === 0x307) {
      this.dropped += 1;
    } else this.#compose(fact.mapped, source);
  }

  #restore(): void {
    // Of a letter with a form of its own for an accent, the accent is as little to be trusted.
    const base = this.#base;
    const bare = base < 128 ? base : (String.fromCodePoint(base).normalize('NFD').codePointAt(0) as number);
    this.#out.length = this.#start + (bare > 0xffff ? 2 : 1);
    if (bare <= 0xffff) this.#out.units[this.#start] = bare;
    this.#base = bare;
    const { target } = characterFact(bare);
    if (target !== 0 && !this.#words.isLookAlike(this.#start)) this.#words.see(this.#start, target);
  }

  #compose(codePoint: number, source: number): void {
    const out = this.#out;
    const before = out.text(this.#start, out.length);
    const after = composed(before, codePoint);
    const lookAlike = this.#words.isLookAlike(this.#start);
    if (lookAlike && after.length > before.length) {
      // On a letter that may be read as ASCII only a mark that makes it another letter is kept.
      this.dropped += 1;
      return;
    }
    if (lookAlike) this.#words.forget(this.#start);
    const kept = out.length;
    out.length = this.#start;
    for (let index = 0; index < after.length; index += 1) {
      const at = out.length;
      out.push(after.charCodeAt(index), at < kept ? (out.sources[at] as number) : source);
    }
  }
}
