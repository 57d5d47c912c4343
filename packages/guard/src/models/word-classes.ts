import { agentWords } from './words/agent-words.js';
import { attackWords } from './words/attack-words.js';
import { harmWords } from './words/harm-words.js';
import { requestWords } from './words/request-words.js';
import { addSign } from './word-hash.js';

/** Classes of marks, which are no words. 0 is no class. */
export const markClasses = {
  start: 1,
  quote: 2,
  colon: 3,
  bracket: 4,
  line: 5,
  question: 6,
  exclamation: 7,
  at: 8,
} as const;
/** Classes of words begin here. */
export const firstWordClass = 10;

const lists: Readonly<Record<string, string>> = { ...attackWords, ...requestWords, ...agentWords, ...harmWords };
/** Classes of words, in the order of their numbers, which begin after those of the marks. */
export const wordClassNames: readonly string[] = Object.keys(lists);

/** Open addressing: 2^14 places, about a fifth of them taken. */
const placeBits = 14;
const places = 1 << placeBits;

/** Where a hash is looked for first. */
export function placeOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1 | 0) >>> (32 - placeBits);
}

interface Lookup {
  readonly keys: Int32Array;
  readonly values: Uint8Array;
}

/** Finds the class of whole words, and of words by their beginning. */
export interface WordClasses {
  readonly words: Lookup;
  readonly stems: Lookup;
}

function enter({ keys, values }: Lookup, hash: number, value: number): void {
  let at = placeOf(hash);
  while (values[at] !== 0 && keys[at] !== hash) at = (at + 1) & (places - 1);
  // What is listed first stays.
  if (values[at] !== 0) return;
  keys[at] = hash;
  values[at] = value;
}

/** The class of a hash, or 0. */
export function classOf({ keys, values }: Lookup, hash: number): number {
  let at = placeOf(hash);
  while (values[at] !== 0) {
    if (keys[at] === hash) return values[at] as number;
    at = (at + 1) & (places - 1);
  }
  return 0;
}

let made: WordClasses | undefined;

/** The lists as tables; made when first asked for. */
export function wordClasses(): WordClasses {
  if (made !== undefined) return made;
  const table = (): Lookup => ({ keys: new Int32Array(places), values: new Uint8Array(places) });
  const words = table();
  const stems = table();
  for (const [index, name] of wordClassNames.entries()) {
    for (const entry of (lists[name] as string).split(' ')) {
      const stem = entry.endsWith('*');
      const end = stem ? entry.length - 1 : entry.length;
      let hash = 0;
      for (let at = 0; at < end; at += 1) {
        const unit = entry.charCodeAt(at);
        // Digits count as one sign, as in the scan.
        hash = addSign(hash, unit >= 48 && unit <= 57 ? 48 : unit);
      }
      enter(stem ? stems : words, hash, firstWordClass + index);
    }
  }
  made = { words, stems };
  return made;
}
