import { markClasses, classOf, wordClasses, type WordClasses } from './word-classes.js';
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

/**
 * Reads a text as a row of word classes and hands out the hashed grams of it: classes, pairs within a sentence, neighbours with
 * the gap between them, runs of three. What is no listed word is a gap. The scan of grams feeds it sign after sign.
 */
export class ClassScan {
  readonly rows: Int32Array;
  count = 0;
  readonly #classes: WordClasses = wordClasses();
  readonly #last = new Int32Array(reach);
  readonly #lastAt = new Int32Array(reach);
  #known = 0;
  #words = 0;
  #stem = 0;
  #boundary = true;
  #run = 0;
  readonly #signs = new Int32Array(4);

  constructor(mostUnits: number) {
    this.rows = new Int32Array(mostUnits * mostClassGrams);
  }

  /** Ready for another text. */
  reset(): void {
    this.count = 0;
    this.#known = 0;
    this.#words = 0;
    this.#stem = 0;
    this.#boundary = true;
    this.#run = 0;
    this.#signs.fill(0);
  }

  /** A letter was added to a word, whose hash is now this. */
  letter(word: number): void {
    const found = classOf(this.#classes.stems, word);
    if (found !== 0) this.#stem = found;
  }

  /** A word has ended. */
  wordEnd(word: number): void {
    this.#words += 1;
    const whole = classOf(this.#classes.words, word);
    const found = whole === 0 ? this.#stem : whole;
    this.#stem = 0;
    this.#run = 0;
    this.#signs.fill(0);
    if (found !== 0) this.#add(found);
    else this.#boundary = this.#opened();
  }

  /** A sign that is a word by itself. */
  sign(unit: number): void {
    const signs = this.#signs;
    this.#words += 1;
    signs[3] = signs[2] === 0 ? 0 : addSign(signs[2] as number, unit);
    signs[2] = signs[1] === 0 ? 0 : addSign(signs[1] as number, unit);
    signs[1] = signs[0] === 0 ? 0 : addSign(signs[0] as number, unit);
    signs[0] = addSign(0, unit);
    this.#run = 0;
    for (let length = 3; length >= 0; length -= 1) {
      const found = signs[length] === 0 ? 0 : classOf(this.#classes.words, signs[length] as number);
      if (found === 0) continue;
      this.#add(found);
      return;
    }
    this.#boundary = this.#opened();
  }

  /** A mark or white space. */
  mark(unit: number): void {
    this.#signs.fill(0);
    switch (unit) {
      case 10:
      case 46:
      case 33:
      case 63:
      case 0x3002:
      case 0xff01:
      case 0xff1f:
      case 0x0964:
        if (unit === 33 || unit === 0xff01) this.#once(markClasses.exclamation);
        else if (unit === 63 || unit === 0xff1f) this.#once(markClasses.question);
        this.#known = 0;
        this.#boundary = true;
        return;
      case 34:
      case 0xab:
      case 0xbb:
      case 0x201c:
      case 0x201d:
      case 0x201e:
      case 0x300c:
      case 0x300d:
        this.#once(markClasses.quote);
        return;
      case 58:
      case 0xff1a:
        this.#once(markClasses.colon);
        return;
      case 40:
      case 60:
      case 91:
      case 123:
        this.#once(markClasses.bracket);
        return;
      case 64:
        this.#once(markClasses.at);
        return;
      case 35:
      case 42:
      case 45:
      case 61:
      case 95:
      case 96:
      case 124:
      case 126:
        this.#run += 1;
        if (this.#run === 3) this.#once(markClasses.rule);
        return;
      default:
        return;
    }
  }

  /** Opens a sentence at its first word, listed or not. */
  #opened(): false {
    if (this.#boundary) {
      this.#push(markClasses.start);
    }
    return false;
  }

  #once(mark: number): void {
    if (this.#known > 0 && this.#last[0] === mark) return;
    const boundary = this.#boundary;
    this.#boundary = false;
    this.#add(mark);
    this.#boundary = boundary;
  }

  #push(found: number): void {
    const last = this.#last;
    const lastAt = this.#lastAt;
    for (let back = reach - 1; back > 0; back -= 1) {
      last[back] = last[back - 1] as number;
      lastAt[back] = lastAt[back - 1] as number;
    }
    last[0] = found;
    lastAt[0] = this.#words;
    if (this.#known < reach) this.#known += 1;
  }

  #add(found: number): void {
    this.#boundary = this.#opened();
    const { rows } = this;
    const last = this.#last;
    let count = this.count;
    rows[count++] = found;
    const known = this.#known;
    if (known > 0) {
      const one = last[0] as number;
      const gap = Math.min(2, this.#words - (this.#lastAt[0] as number) - 1);
      rows[count++] = hashed(Math.imul(one * mostClasses + found, first) + gap);
      if (known > 1) {
        const two = last[1] as number;
        rows[count++] = hashed(Math.imul((two * mostClasses + one) * mostClasses + found, second));
      }
      for (let back = 0; back < known; back += 1)
        rows[count++] = hashed(Math.imul((last[back] as number) * mostClasses + found, third) + 7);
    }
    this.count = count;
    this.#push(found);
  }
}
