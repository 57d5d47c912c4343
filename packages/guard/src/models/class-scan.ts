import { markClasses, classOf, placeOf, wordClasses, type WordClasses } from './word-classes.js';
import { addSign, mixers } from './word-hash.js';

/** Rows of the table of class grams: 2^14. */
export const classBits = 14;
/** Classes have numbers below this; the first rows are theirs. */
const mostClasses = 128;
/** Earlier classes of the sentence that a class is paired with. */
const reach = 5;
/** Grams that one class can end: itself, its pairs, the pair with its gap, a run of three. */
export const mostClassGrams = reach + 3;

const { first, second, third } = mixers;
const shift = 32 - classBits;
const hashed = (value: number): number => {
  const row = Math.imul(value ^ (value >>> 15), third) >>> shift;
  return row < mostClasses ? row + mostClasses : row;
};

/** What a mark is in a sentence, and which marks end one. */
const marks: ReadonlyMap<number, number> = /* @__PURE__ */ new Map([
  ...[34, 0xab, 0xbb, 0x201c, 0x201d, 0x201e, 0x300c, 0x300d].map((unit) => [unit, markClasses.quote] as const),
  ...[58, 0xff1a].map((unit) => [unit, markClasses.colon] as const),
  ...[40, 60, 91, 123].map((unit) => [unit, markClasses.bracket] as const),
  ...[33, 0xff01].map((unit) => [unit, markClasses.exclamation] as const),
  ...[63, 0xff1f].map((unit) => [unit, markClasses.question] as const),
  [64, markClasses.at] as const,
]);
const ends: ReadonlySet<number> = /* @__PURE__ */ new Set([10, 33, 46, 63, 0x3002, 0xff01, 0xff1f, 0x0964]);
/** Marks that make a line when three stand together. */
const lineMarks: ReadonlySet<number> = /* @__PURE__ */ new Set([35, 42, 45, 61, 95, 96, 124, 126]);
/** Longest listed run of Han or kana. */
const longestRun = 4;

/**
 * Reads a text as a row of word classes and hands out the hashed grams of it: classes, pairs within a sentence, neighbours with
 * the gap between them, runs of three. What is no listed word is a gap. The scan of grams feeds it sign after sign.
 */
export class ClassScan {
  /** Rows found since the last chunk; `count` of them count. */
  readonly rows: Int32Array;
  count = 0;
  readonly #classes: WordClasses = wordClasses();
  readonly #stemValues = this.#classes.stems.values;
  /** The last classes of the sentence, latest first, and at which word they stood. */
  readonly #last = new Int32Array(reach);
  readonly #lastAt = new Int32Array(reach);
  #known = 0;
  #words = 0;
  /** Class of the longest listed beginning of the word at hand. */
  #stem = 0;
  /** No word of the sentence has been seen. */
  #open = true;
  #lineRun = 0;
  /** Hashes of the runs of one to four signs that end here; 0 where there are not so many. */
  readonly #runs = new Int32Array(longestRun);

  /** @param mostUnits UTF-16 units of the longest chunk. */
  constructor(mostUnits: number) {
    this.rows = new Int32Array(mostUnits * mostClassGrams);
  }

  /** Ready for another text. */
  reset(): void {
    this.count = 0;
    this.#known = 0;
    this.#words = 0;
    this.#stem = 0;
    this.#open = true;
    this.#lineRun = 0;
    this.#runs.fill(0);
  }

  /** A letter was added to a word, whose hash is now this. */
  letter(word: number): void {
    // Most letters end no listed beginning: one look at an empty place says so.
    if (this.#stemValues[placeOf(word)] === 0) return;
    const found = classOf(this.#classes.stems, word);
    if (found !== 0) this.#stem = found;
  }

  /** A word has ended. */
  wordEnd(word: number): void {
    const found = classOf(this.#classes.words, word);
    this.#word(found === 0 ? this.#stem : found);
    this.#stem = 0;
    this.#runs[0] = 0;
  }

  /** A sign that is a word by itself. */
  sign(unit: number): void {
    const runs = this.#runs;
    if (runs[0] === 0) runs.fill(0);
    for (let length = longestRun - 1; length > 0; length -= 1)
      runs[length] = runs[length - 1] === 0 ? 0 : addSign(runs[length - 1] as number, unit);
    runs[0] = addSign(0, unit);
    let found = 0;
    let length = longestRun;
    for (; length > 0 && found === 0; length -= 1)
      if (runs[length - 1] !== 0) found = classOf(this.#classes.words, runs[length - 1] as number);
    // The run counts as one word, so that its neighbours are as near as those of a word of letters.
    this.#word(found, length);
  }

  /** A mark, or white space other than a blank. */
  mark(unit: number): void {
    this.#runs[0] = 0;
    const found = marks.get(unit);
    if (found !== undefined) this.#mark(found);
    else if (lineMarks.has(unit)) {
      this.#lineRun += 1;
      if (this.#lineRun === 3) this.#mark(markClasses.line);
    }
    if (!ends.has(unit)) return;
    this.#known = 0;
    this.#open = true;
  }

  /** @param more signs that the word has beyond the one that ends it. */
  #word(found: number, more = 0): void {
    this.#words += 1;
    this.#lineRun = 0;
    if (this.#open) {
      this.#push(markClasses.start, this.#words - 1);
      this.#open = false;
    }
    if (found !== 0) this.#add(found, this.#words - more);
  }

  #mark(found: number): void {
    if (this.#known === 0 || this.#last[0] !== found) this.#add(found, this.#words);
  }

  #push(found: number, at: number): void {
    const last = this.#last;
    const lastAt = this.#lastAt;
    for (let back = reach - 1; back > 0; back -= 1) {
      last[back] = last[back - 1] as number;
      lastAt[back] = lastAt[back - 1] as number;
    }
    last[0] = found;
    lastAt[0] = at;
    if (this.#known < reach) this.#known += 1;
  }

  #add(found: number, from: number): void {
    const { rows } = this;
    const last = this.#last;
    let count = this.count;
    rows[count++] = found;
    const known = this.#known;
    if (known > 0) {
      const one = last[0] as number;
      const gap = Math.max(0, Math.min(2, from - (this.#lastAt[0] as number) - 1));
      rows[count++] = hashed(Math.imul(one * mostClasses + found, first) + gap);
      if (known > 1) {
        const two = last[1] as number;
        rows[count++] = hashed(Math.imul((two * mostClasses + one) * mostClasses + found, second));
      }
      for (let back = 0; back < known; back += 1)
        rows[count++] = hashed(Math.imul((last[back] as number) * mostClasses + found, third) + 7);
    }
    this.count = count;
    this.#push(found, this.#words);
  }
}
