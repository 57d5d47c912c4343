import { reachBack } from '../stream/reach-back.js';
import { openDisguise } from '../views/decoding/disguised-words.js';

const plain = /^[\t\n\r -~]*$/;
const escape = /[%&\\=]/;
/** Letters that stand alone at the end: spelled out, they may be a word. */
const spelled = /(?:(?<![a-z0-9@$])[a-z][^a-z0-9@$]{1,8})*[a-z]?$/i;

const inWord = /[a-z0-9@$]/i;
/** So many words before a sure one are read like it. */
const mostLeet = 4;

/**
 * The end of a text as far as a match reaches, where all of it can be read as it stands: up to `from` it is read for good,
 * whatever follows, and only what comes behind it may be read otherwise.
 */
export interface PlainTail {
  /** Where the end begins that a match can reach. */
  readonly start: number;
  readonly from: number;
}

/** @returns undefined where something near the end may be in a disguise; then all within reach is open. */
export function plainTail(text: string, reach: number): PlainTail | undefined {
  const start = reachBack(text, text.length, reach);
  const tail = text.slice(start);
  if (!plain.test(tail) || escape.test(tail)) return undefined;
  let word = text.length;
  while (word > start && /[^\s]/.test(text.charAt(word - 1))) word -= 1;
  for (let words = 0; words < mostLeet; words += 1) {
    const before = leetBefore(text, word);
    if (before < start || before === word) break;
    word = before;
  }
  const letters = start + (spelled.exec(text.slice(start, word))?.index ?? 0);
  return { start, from: Math.max(start, Math.min(word, letters, openDisguise(text.slice(0, word)))) };
}

/** Start of the word before a place that may turn out to be leetspeak once a sure one follows; the place itself if it is not. */
function leetBefore(text: string, place: number): number {
  let end = place;
  while (end > 0 && !inWord.test(text.charAt(end - 1))) end -= 1;
  let from = end;
  while (from > 0 && inWord.test(text.charAt(from - 1))) from -= 1;
  return /[0134578@$]/.test(text.slice(from, end)) ? from : place;
}
