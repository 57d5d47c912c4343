import type { EncodedRun } from './encoded-run.js';
import { isPlausible } from './plausible.js';

const mostBetween = 3;
const fewest = 10;
const keys = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
const alphabet = 'abcdefghijklmnopqrstuvwxyz';
/** Polybius had a square of 25. */
const square = 'abcdefghiklmnopqrstuvwxyz';

/** The letter that a number stands for; undefined when it stands for none. */
type Reading = (token: string) => string | undefined;

const readings: readonly (readonly [string, Reading])[] = [
  ['letter-numbers', (token): string | undefined => (token.startsWith('0') ? undefined : alphabet[Number(token) - 1])],
  [
    'polybius',
    (token): string | undefined =>
      /^[1-5]{2}$/.test(token) ? square[5 * (Number(token.charAt(0)) - 1) + Number(token.charAt(1)) - 1] : undefined,
  ],
  [
    'keypad',
    (token): string | undefined =>
      /^([2-9])\1{0,3}$/.test(token) ? keys[Number(token.charAt(0)) - 2]?.[token.length - 1] : undefined,
  ],
];

/** Letters written as numbers: their places in the alphabet or in Polybius' square, or the keys of a telephone. */
export class NumberLetters {
  readonly #text: string;
  readonly #found: EncodedRun[];
  #start = 0;
  #end = 0;
  #count = 0;

  constructor(text: string, found: EncodedRun[]) {
    this.#text = text;
    this.#found = found;
  }

  /** A run of letters and digits, at most four long: it may be a number. */
  token(start: number, end: number): void {
    for (let index = start; index < end; index += 1) {
      const unit = this.#text.charCodeAt(index);
      if (unit < 48 || unit > 57) return;
    }
    if (start - this.#end > mostBetween) this.close();
    if (this.#count === 0) this.#start = start;
    this.#count += 1;
    this.#end = end;
  }

  close(): void {
    if (this.#count >= fewest) this.#read(this.#text.slice(this.#start, this.#end));
    this.#count = 0;
  }

  #read(written: string): void {
    const tokens = written.match(/\d+|\D+/g) ?? [];
    for (const [name, letterOf] of readings) {
      let text = '';
      for (const token of tokens) {
        const letter = /\d/.test(token) ? letterOf(token) : /[/|\n]| {2}/.test(token) ? ' ' : '';
        if (letter === undefined) {
          text = '';
          break;
        }
        text += letter;
      }
      if (isPlausible(text, 'english')) this.#found.push({ name, start: this.#start, end: this.#end, text });
    }
  }
}
