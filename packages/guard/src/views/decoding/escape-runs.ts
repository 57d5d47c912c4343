import { decodeEscapes } from '@plimsoll/core/text';
import type { AsciiCodes } from './ascii-codes.js';
import { looksLikeText } from './text-of-bytes.js';
import type { EncodedRun } from './encoded-run.js';

/** Escapes no further apart than this, and so much text around them, are read together. */
const reach = 80;
/** Two octal bytes, of which the second is not looked for. */
const widestEscape = 8;

/** Percent escapes, HTML references and the backslash escapes of programming languages, with the words around them. */
export function findEscapeRuns({ text, codes }: AsciiCodes, found: EncodedRun[]): void {
  let first = -1;
  let last = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = codes[index] as number;
    if ((unit !== 37 && unit !== 38 && unit !== 92) || !hides(text, index, unit)) continue;
    if (first !== -1 && index - last > reach) {
      decode(text, first, last, found);
      first = -1;
    }
    if (first === -1) first = index;
    last = index + (unit === 92 ? widestEscape : 3);
  }
  if (first !== -1) decode(text, first, Math.min(last, text.length), found);
}

/** Whether an escape may begin here. References that any page is full of and that hide nothing are passed over. */
function hides(text: string, index: number, unit: number): boolean {
  const next = text.charCodeAt(index + 1);
  if (unit === 37) return isHex(next) && isHex(text.charCodeAt(index + 2)) && isJoined(text, index);
  if (unit === 92) return (next | 32) === 120 || (next | 32) === 117 || isOctal(text, index, next);
  if (next === 35) return true;
  return hidingNames.some((name) => text.startsWith(name, index + 1));
}

/** Two bytes in octal at least: "\101" by itself may be a folder. */
function isOctal(text: string, index: number, first: number): boolean {
  return first >= 48 && first <= 51 && octalPair.test(text.slice(index, index + 8));
}

/** "%20" by itself is twenty per cent in Turkish: an escape stands at a letter, a digit or another escape. */
function isJoined(text: string, index: number): boolean {
  const before = index === 0 ? 32 : text.charCodeAt(index - 1);
  const after = index + 3 < text.length ? text.charCodeAt(index + 3) : 32;
  return isLetterOrDigit(before) || isLetterOrDigit(after) || after === 37;
}

function isLetterOrDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 122);
}

const octalPair = /^\\[0-3][0-7]{2}\\[0-3][0-7]{2}/;
const hidingNames = ['lt;', 'gt;', 'shy;', 'num;', 'excl;', 'lpar;', 'rpar;', 'colon;', 'sol;', 'plus;'];

function isHex(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 102);
}

function decode(text: string, first: number, last: number, found: EncodedRun[]): void {
  const name = text.charAt(first) === '%' ? 'percent' : text.charAt(first) === '&' ? 'entities' : 'escapes';
  const [start, end] = [edge(text, first, -1), edge(text, last, 1)];
  const encoded = text.slice(start, end);
  const view = decodeEscapes(encoded);
  const decoded = view?.text;
  if (decoded === undefined || decoded === encoded || !looksLikeText(decoded)) return;
  const offsets = view?.offsets;
  // They are this run's own.
  if (offsets !== undefined)
    for (let index = 0; index < offsets.length; index += 1) (offsets[index] as number) += start;
  found.push({ name, start, end, text: decoded, offsets });
}

/** The end of the line, or of a word when that is far. */
function edge(text: string, from: number, step: number): number {
  let at = from;
  let word = from;
  for (let count = 0; count < reach; count += 1) {
    const next = step < 0 ? at - 1 : at;
    const unit = text.charCodeAt(next);
    if (next < 0 || next >= text.length || unit === 10) return at;
    if (unit === 32) word = at;
    at += step;
  }
  return word;
}
