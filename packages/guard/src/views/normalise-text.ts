import { UnitBuffer, type MappedText } from '@plimsoll/core/text';
import { characterFact, isUnseen, kinds, scripts, type CharacterFact } from './character-facts.js';
import { areFlags, regionalEnd, regionalLetter } from './flags.js';
import { MarkCluster } from './mark-cluster.js';
import { terminalSequenceEnd } from './terminal-sequence.js';
import type { TextAnomalies } from './text-views.js';
import { WordScripts } from './word-scripts.js';

/** A text as it reads, and what was taken out of it. */
export interface NormalisedText {
  readonly view: MappedText;
  readonly anomalies: Omit<TextAnomalies, 'overCap'>;
  /** Whether anything in it is not seen, or stands in for ASCII in full width: it may keep a code from being read as one. */
  readonly hides: boolean;
}

const plainAscii = /^[\t\n\r -~]*$/;
/** Fewer plain units are read one by one. */
const fewestPlain = 8;
const mostPlain = 4_096;
const [isDigit, isLetter, endsWord, isControl] = [0, 1, 2, 3];
/** What an ASCII unit is to a word. */
const plainKinds = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, unit) => {
  const lower = unit | 32;
  if (lower >= 97 && lower <= 122 && unit >= 65) return isLetter;
  if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || unit === 127) return isControl;
  return unit >= 48 && unit <= 57 ? isDigit : endsWord;
});
const lowerCase = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, unit) =>
  unit >= 65 && unit <= 90 ? unit + 32 : unit,
);
const blackFlag = 0x1f3f4;
const cancelTag = 0xe007f;

const nothingOdd: NormalisedText['anomalies'] = {
  zeroWidth: 0,
  bidi: 0,
  tags: 0,
  variationSelectors: 0,
  confusables: 0,
  fullWidth: 0,
  combining: 0,
  loneSurrogates: 0,
  controls: 0,
  mixedScripts: 0,
};

/** Normalises a text in one pass; what of it is plain ASCII costs a search and a lower-casing. */
export function normaliseText(text: string): NormalisedText {
  if (plainAscii.test(text)) return { view: { text: text.toLowerCase() }, anomalies: nothingOdd, hides: false };
  return new Normaliser(text).run();
}

class Normaliser {
  readonly #text: string;
  readonly #out: UnitBuffer;
  readonly #words: WordScripts;
  readonly #cluster: MarkCluster;
  readonly #counts = { ...nothingOdd } as { -readonly [Name in keyof NormalisedText['anomalies']]: number };
  #hides = false;
  /** What was written last, for the joiners, selectors and flags that depend on it. */
  #last = 0;
  #lastScript: number = scripts.none;

  constructor(text: string) {
    this.#text = text;
    this.#out = UnitBuffer.borrowed(text.length + 16);
    this.#words = new WordScripts(this.#out);
    this.#cluster = new MarkCluster(this.#out, this.#words);
  }

  run(): NormalisedText {
    const text = this.#text;
    const out = this.#out;
    for (let index = 0; index < text.length;) {
      const unit = text.charCodeAt(index);
      if (unit < 128) {
        index = this.#ascii(unit, index);
        if (index + fewestPlain <= text.length && isPlainRun(text, index)) index = this.#plainRun(index);
        continue;
      }
      const codePoint = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(index) as number) : unit;
      const fact = characterFact(codePoint);
      if (fact.kind === kinds.keep) {
        const next = index + (codePoint > 0xffff ? 2 : 1);
        this.#keep(fact, index, next - 1);
        index = next;
      } else index = this.#rarer(fact, codePoint, index);
    }
    this.#words.endText();
    this.#counts.confusables += this.#words.confusables;
    this.#counts.mixedScripts = this.#words.mixed;
    this.#counts.combining = this.#cluster.dropped;
    const offsets = out.offsets(text.length);
    return {
      view: offsets === undefined ? { text: out.text() } : { text: out.text(), offsets },
      anomalies: this.#counts,
      hides: this.#hides,
    };
  }

  #ascii(unit: number, index: number): number {
    const lower = unit >= 65 && unit <= 90 ? unit + 32 : unit;
    if (lower >= 97 && lower <= 122) {
      this.#words.ascii();
      this.#lastScript = scripts.latin;
    } else if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || unit === 127) {
      const end = terminalSequenceEnd(this.#text, index);
      this.#counts.controls += end - index;
      this.#hides = true;
      return end;
    } else {
      if (unit < 48 || unit > 57) this.#words.endWord();
      this.#lastScript = scripts.none;
    }
    this.#cluster.base(lower, this.#lastScript);
    this.#out.push(lower, index);
    this.#last = lower;
    return index + 1;
  }

  /** What {@link #ascii} does for each of many units, at once: whole words among them are Latin. */
  #plainRun(start: number): number {
    const text = this.#text;
    const words = this.#words;
    const limit = Math.min(text.length, start + mostPlain);
    const moved = this.#out.reserve(limit - start) - start;
    const { units, sources } = this.#out;
    let letters = 0;
    let index = start;
    for (; index < limit; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit >= 127) break;
      const kind = plainKinds[unit] as number;
      if (kind === isLetter) letters += 1;
      else if (kind === endsWord) {
        words.latin(letters);
        words.endWord();
        letters = 0;
      } else if (kind === isControl) break;
      units[index + moved] = lowerCase[unit] as number;
      sources[index + moved] = index;
    }
    words.latin(letters);
    const last = lowerCase[text.charCodeAt(index - 1)] as number;
    this.#last = last;
    this.#lastScript = plainKinds[last] === isLetter ? scripts.latin : scripts.none;
    this.#out.length = index + moved - 1;
    this.#cluster.base(last, this.#lastScript);
    this.#out.length += 1;
    if (moved !== 0) this.#out.moved = true;
    return index;
  }

  #keep(fact: CharacterFact, index: number, last: number): void {
    if (fact.script !== scripts.none) this.#words.letter(fact.script, fact.target);
    else if (!fact.inWord) this.#words.endWord();
    if (fact.fullWidth) {
      this.#counts.fullWidth += 1;
      this.#hides = true;
    } else if (fact.styled) this.#counts.confusables += 1;
    this.#cluster.base(fact.mapped, fact.script);
    this.#out.pushCodePoint(fact.mapped, index, last);
    this.#last = fact.mapped;
    this.#lastScript = fact.script;
  }

  #rarer(fact: CharacterFact, codePoint: number, index: number): number {
    const next = index + (codePoint > 0xffff ? 2 : 1);
    const counts = this.#counts;
    if (fact.kind !== kinds.joiner && isUnseen(fact.kind)) this.#hides = true;
    switch (fact.kind) {
      case kinds.mark:
      case kinds.scriptMark:
      case kinds.composes:
        this.#mark(fact, index);
        return next;
      case kinds.expand:
        for (const one of fact.expansion) {
          const part = characterFact(one);
          if (part.kind === kinds.keep) this.#keep(part, index, index);
          else this.#mark(part, index);
        }
        return next;
      case kinds.joiner:
        this.#joiner(codePoint, index);
        return next;
      case kinds.variation:
        if (!this.#selects(codePoint, index)) counts.variationSelectors += 1;
        return next;
      case kinds.tag:
        return this.#tags(index);
      case kinds.regional:
        return this.#flags(index);
      case kinds.zeroWidth:
        // A byte order mark at the start is a habit of files.
        if (codePoint !== 0xfeff || index > 0) counts.zeroWidth += 1;
        return next;
      case kinds.bidi:
        counts.bidi += 1;
        return next;
      case kinds.control: {
        const end = terminalSequenceEnd(this.#text, index);
        counts.controls += end - index;
        return end;
      }
      default:
        counts.loneSurrogates += 1;
        return next;
    }
  }

  #mark(fact: CharacterFact, index: number): void {
    const more = fact.kind === kinds.mark && !this.#cluster.noisy ? this.#accentsAfter(index) : 0;
    if (this.#cluster.mark(fact, index, more) && fact.script !== scripts.none) this.#lastScript = fact.script;
  }

  /** Whether one or two more accents follow: then the first need not be composed to be taken off again. */
  #accentsAfter(index: number): number {
    let count = 0;
    while (count < 2 && index + count + 1 < this.#text.length) {
      const unit = this.#text.charCodeAt(index + count + 1);
      const fact = unit < 0x300 ? undefined : characterFact(unit);
      if (fact?.kind !== kinds.mark) break;
      // One that no language writes makes noise of them all.
      if (!fact.accent) return 2;
      count += 1;
    }
    return count;
  }

  /** Kept inside words of scripts that spell with it; no anomaly inside an emoji. */
  #joiner(codePoint: number, index: number): void {
    const after = this.#text.codePointAt(index + 1);
    const next = after === undefined ? undefined : characterFact(after);
    if (this.#lastScript === scripts.other && next?.script === scripts.other) {
      this.#cluster.base(codePoint, scripts.other);
      this.#out.push(codePoint, index);
      return;
    }
    this.#hides = true;
    const emoji = this.#lastScript === scripts.none && this.#last >= 0x2190 && (after ?? 0) >= 0x2190;
    if (!emoji || codePoint !== 0x200d) this.#counts.zeroWidth += 1;
  }

  /** Whether a variation selector does what it is for: it stands alone, behind a symbol or a Han character. */
  #selects(codePoint: number, index: number): boolean {
    const before = index === 0 ? 0 : this.#text.charCodeAt(index - 1);
    if ((before >= 0xfe00 && before <= 0xfe0f) || (before >= 0xdd00 && before <= 0xddef && index >= 2)) {
      const pair = this.#text.codePointAt(index - 2) as number;
      if (before < 0xfeff && before >= 0xfe00) return false;
      if (pair >= 0xe0100 && pair <= 0xe01ef) return false;
    }
    if (codePoint < 0x1900 || this.#lastScript === scripts.eastAsian) return this.#last !== 0;
    if (codePoint < 0xfe0e || codePoint > 0xfe0f) return false;
    const keycap = (this.#last >= 48 && this.#last <= 57) || this.#last === 35 || this.#last === 42;
    return keycap || (this.#lastScript === scripts.none && this.#last >= 0xa9);
  }

  /** Tag characters, all out; those of a flag (England, Scotland) are no anomaly. */
  #tags(start: number): number {
    let end = start;
    let last = 0;
    while (end < this.#text.length) {
      const codePoint = this.#text.codePointAt(end) as number;
      if (codePoint < 0xe0000 || codePoint > 0xe007f) break;
      last = codePoint;
      end += 2;
    }
    const count = (end - start) / 2;
    if (this.#last !== blackFlag || last !== cancelTag || count > 7) this.#counts.tags += count;
    return end;
  }

  /** Regional indicators: flags stay, others are read as letters. */
  #flags(start: number): number {
    const text = this.#text;
    const end = regionalEnd(text, start);
    const flags = areFlags(text, start, end);
    for (let index = start; index < end; index += 2) {
      const codePoint = text.codePointAt(index) as number;
      if (flags) {
        this.#words.endWord();
        this.#cluster.base(codePoint, scripts.none);
        this.#out.pushCodePoint(codePoint, index, index + 1);
        this.#last = codePoint;
        this.#lastScript = scripts.none;
      } else {
        this.#ascii(regionalLetter(codePoint), index);
        this.#counts.confusables += 1;
      }
    }
    return end;
  }
}

/** Whether the next units are all plain, so that it is worth to read them as a run. */
function isPlainRun(text: string, start: number): boolean {
  for (let index = start; index < start + fewestPlain; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 127 || plainKinds[unit] === isControl) return false;
  }
  return true;
}
