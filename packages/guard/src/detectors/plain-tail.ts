import { reachBack } from '../stream/reach-back.js';
import { openDisguise } from '../views/decoding/disguised-words.js';

const plain = /^[\t\n\r -~]*$/;
const escape = /[%&\\=]/;
/** Letters that stand alone at the end: spelled out, they may be a word. */
const spelled = /(?:(?<![a-z0-9@$])[a-z][^a-z0-9@$]{1,8})*[a-z]?$/i;

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
  const letters = start + (spelled.exec(text.slice(start, word))?.index ?? 0);
  return { start, from: Math.max(start, Math.min(word, letters, openDisguise(text.slice(0, word)))) };
}
