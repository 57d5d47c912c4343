import { decodeEscapes } from '@plimsoll/core/text';
import { looksLikeText } from './text-of-bytes.js';
import type { EncodedRun } from './encoded-run.js';

/** References that any page is full of and that hide nothing are passed over. */
const hiding =
  /%[0-9a-f]{2}|&#x?[0-9a-f]{1,7};?|&(?:lt|gt|shy|num|excl|lpar|rpar|colon|sol|plus);|\\(?:u[0-9a-f]{4}|u\{[0-9a-f]|x[0-9a-f]{2})/gi;
/** Escapes no further apart than this, and so much text around them, are read together. */
const reach = 80;

/** Percent escapes, HTML references and the backslash escapes of programming languages, with the words around them. */
export function findEscapeRuns(text: string, found: EncodedRun[]): void {
  if (!text.includes('%') && !text.includes('&') && !text.includes('\\')) return;
  let first = -1;
  let last = 0;
  hiding.lastIndex = 0;
  for (let match = hiding.exec(text); match !== null; match = hiding.exec(text)) {
    if (first !== -1 && match.index - last > reach) {
      decode(text, first, last, found);
      first = -1;
    }
    if (first === -1) first = match.index;
    last = match.index + match[0].length;
  }
  if (first !== -1) decode(text, first, last, found);
}

function decode(text: string, first: number, last: number, found: EncodedRun[]): void {
  const name = text.charAt(first) === '%' ? 'percent' : text.charAt(first) === '&' ? 'entities' : 'escapes';
  const [start, end] = [edge(text, first, -1), edge(text, last, 1)];
  const encoded = text.slice(start, end);
  const decoded = decodeEscapes(encoded)?.text;
  if (decoded === undefined || decoded === encoded || !looksLikeText(decoded)) return;
  found.push({ name, start, end, text: decoded });
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
