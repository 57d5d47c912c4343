import type { UnitBuffer } from '@plimsoll/core/text';
import { scripts } from './character-facts.js';

const alphabets = (1 << scripts.greek) | (1 << scripts.cyrillic) | (1 << scripts.alphabet);
const latin = 1 << scripts.latin;

/** What a word says to its neighbours. */
const unheard = 0;
const latinWord = 1;
const otherWord = 2;

/**
 * Decides word by word whether letters that look like ASCII ones are read as such (UTS 39, sections 4 and 5):
 *
 * - in a word that mixes Latin with Greek, Cyrillic or a like alphabet, or two of these: always;
 * - in a word of such an alphabet all of whose letters look Latin: when the nearest other words on both sides are Latin
 *   (or one is, and the text ends on the other side), so that "сор" stays Russian among Russian words;
 * - Latin letters that only look odd (small capitals): always.
 *
 * Being decided by neighbours, text in another script elsewhere cannot switch it off.
 */
export class WordScripts {
  /** Letters read as ASCII. */
  confusables = 0;
  mixed = 0;
  readonly #buffer: UnitBuffer;
  #mask = 0;
  #letters = 0;
  #before = unheard;
  /** Places of look-alikes, with the ASCII they look like; of undecided words first, then of the word under way. */
  #places: number[] = [];
  #targets: number[] = [];
  #undecided = 0;

  constructor(buffer: UnitBuffer) {
    this.#buffer = buffer;
  }

  letter(script: number, target: number): void {
    this.#mask |= 1 << script;
    this.#letters += 1;
    if (target !== 0) {
      this.#places.push(this.#buffer.length);
      this.#targets.push(target);
    }
  }

  /** A letter written before has lost its accent and looks like an ASCII one now. */
  see(place: number, target: number): void {
    this.#places.push(place);
    this.#targets.push(target);
  }

  /** An ASCII letter. */
  ascii(): void {
    this.#mask |= latin;
    this.#letters += 1;
  }

  /** So many ASCII letters. */
  latin(count: number): void {
    if (count === 0) return;
    this.#mask |= latin;
    this.#letters += count;
  }

  /** The letter written last is not what it looked like: it bears a mark of its own. */
  forget(place: number): void {
    if (this.#places.length > this.#undecided && this.#places.at(-1) === place) {
      this.#places.pop();
      this.#targets.pop();
    }
  }

  /** Whether the letter at a place looks like an ASCII one. */
  isLookAlike(place: number): boolean {
    return this.#places.length > this.#undecided && this.#places.at(-1) === place;
  }

  endWord(): void {
    if (this.#letters === 0) return;
    const mask = this.#mask;
    if (mask === latin && this.#places.length === 0) {
      // By far the most words: nothing waits for them.
      this.#mask = 0;
      this.#letters = 0;
      this.#before = latinWord;
      return;
    }
    const own = this.#places.length - this.#undecided;
    const all = own === this.#letters;
    const kinds = mask & alphabets;
    const several = (kinds & (kinds - 1)) !== 0;
    const mixed = several || ((mask & latin) !== 0 && kinds !== 0);
    const single = mask === 1 << scripts.greek && this.#letters === 1;
    this.#mask = 0;
    this.#letters = 0;
    if (mixed) {
      this.mixed += 1;
      this.#fold(this.#undecided);
      this.#hear(latinWord);
    } else if (mask === latin) {
      this.#fold(this.#undecided);
      this.#hear(latinWord);
    } else if (all && kinds === mask && !single) {
      // One Greek letter is a symbol of mathematics; any other word of look-alikes waits for its neighbour.
      this.#undecided = this.#places.length;
    } else if (!single) {
      this.#drop(this.#undecided);
      this.#hear(otherWord);
    } else this.#drop(this.#undecided);
  }

  endText(): void {
    this.endWord();
    this.#hear(unheard);
  }

  /** A word of a known kind decides about the undecided ones before it. */
  #hear(kind: number): void {
    if (this.#places.length > 0) {
      const other = kind === otherWord || this.#before === otherWord;
      if (!other && (kind === latinWord || this.#before === latinWord)) this.#fold(0);
      else this.#drop(0);
      this.#undecided = 0;
    }
    this.#before = kind;
  }

  #fold(from: number): void {
    for (let index = from; index < this.#places.length; index += 1) {
      this.#buffer.units[this.#places[index] as number] = this.#targets[index] as number;
    }
    this.confusables += this.#places.length - from;
    this.#drop(from);
  }

  #drop(from: number): void {
    this.#places.length = from;
    this.#targets.length = from;
  }
}
