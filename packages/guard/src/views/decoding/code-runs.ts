import { fromBase32, fromBase64 } from '@plimsoll/core/text';
import { mayBeText, TextCheck, textOfBytes } from './text-of-bytes.js';
import type { EncodedRun } from './encoded-run.js';
import type { AsciiCodes } from './ascii-codes.js';
import { CodeGroups } from './code-groups.js';

const letter = 1;
const upper = 2;
const digit = 4;
const hex = 8;
const sign = 16;
const base32 = 32;
const notHex = 128;
const classes = /* @__PURE__ */ makeClasses();

const shortestBase64 = 8;
const shortestHex = 12;
const shortestLine = 16;

interface Reading {
  readonly text: string;
  readonly found: EncodedRun[];
  /** Up to here lines were tried together, in vain. */
  unfolded: number;
}

/** Base64 (standard, URL-safe, folded over lines), base32 and hexadecimal runs, and groups of character codes. */
export function findCodeRuns({ text, codes }: AsciiCodes, found: EncodedRun[]): void {
  const groups = new CodeGroups(text, found);
  const reading: Reading = { text, found, unfolded: 0 };
  const { length } = text;
  for (let index = 0; index < length; index += 1) {
    let seen = classes[codes[index] as number] as number;
    if (seen === 0) continue;
    const start = index;
    let all = seen;
    // Capitals and digits behind the first letter: words and names in plain prose have none.
    let inner = 0;
    for (index += 1; index < length; index += 1) {
      seen = classes[codes[index] as number] as number;
      if (seen === 0) break;
      inner |= seen;
    }
    all |= inner;
    const width = index - start;
    if (width < shortestBase64) {
      if ((all & digit) !== 0 || width === 2) groups.token(start, index);
    } else if (((inner & upper) | (all & (digit | sign))) !== 0) {
      if (width === shortestBase64) groups.token(start, index);
      // Words are lower case, or begin with a capital: nothing of that is looked at further.
      index = readRun(reading, start, index, all);
    }
  }
  groups.end();
}

/** Tries what a run may be; returns where it ended, which is further on when it goes on over lines. */
function readRun(reading: Reading, start: number, end: number, all: number): number {
  const { text, found } = reading;
  if ((all & notHex) === 0 || isHexWithPrefix(text, start, end)) {
    const from = (all & notHex) === 0 ? start : start + 2;
    const decoded = end - from >= shortestHex ? hexText(text, from, end, (all & letter) === 0) : undefined;
    if (decoded !== undefined) {
      found.push({ name: 'hex', start, end, text: decoded });
      return end;
    }
  }
  if (end - start >= shortestLine && start >= reading.unfolded && mayBeBase64(text, start, end)) {
    const folded = foldedEnd(text, start, end);
    if (folded > end && tryBase64(text, start, folded, found)) return folded;
    // Else every line would be tried together with all that follow.
    reading.unfolded = folded;
  }
  if (tryBase64(text, start, end, found)) return end;
  if ((all & sign) !== 0) tryPieces(text, start, end, found);
  if ((all & base32) === 0 && end - start >= shortestLine) {
    const padded = paddedEnd(text, end, 6);
    const bytes = fromBase32(text.slice(start, end));
    const decoded = bytes === undefined ? undefined : textOfBytes(bytes);
    if (decoded !== undefined) found.push({ name: 'base32', start, end: padded, text: decoded });
  }
  return end;
}

function tryBase64(text: string, start: number, end: number, found: EncodedRun[]): boolean {
  if (!mayBeBase64(text, start, end)) return false;
  const bytes = fromBase64(text.slice(start, end));
  const decoded = bytes === undefined ? undefined : textOfBytes(bytes);
  if (decoded === undefined) return false;
  found.push({ name: 'base64', start, end: paddedEnd(text, end, 2), text: decoded });
  return true;
}

/** Whether the first 24 bytes may be text. Names in programs look like base64; this tells them off without a copy. */
function mayBeBase64(text: string, start: number, end: number): boolean {
  const stop = Math.min(end, start + 32);
  const check = new TextCheck();
  let bits = 0;
  let count = 0;
  for (let index = start; index < stop; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || unit === 13) continue;
    bits = (bits << 6) | base64Value(unit);
    const place = count & 3;
    count += 1;
    if (place !== 0 && !check.accepts((bits >> (6 - 2 * place)) & 255)) return false;
  }
  return true;
}

/** Value of what is known to be a base64 character. */
function base64Value(unit: number): number {
  if (unit >= 97) return unit - 71;
  if (unit >= 65) return unit === 95 ? 63 : unit - 65;
  if (unit >= 48) return unit + 4;
  return unit === 47 ? 63 : 62;
}

/** A run with signs in it may be a path or a name with a code at one of its parts. */
function tryPieces(text: string, start: number, end: number, found: EncodedRun[]): void {
  for (let from = start; from < end;) {
    let to = from;
    while (to < end && ((classes[text.charCodeAt(to)] as number) & sign) === 0) to += 1;
    if (to - from >= shortestLine && to - from < end - start) {
      tryBase64(text, from, to, found);
    }
    from = to + 1;
  }
}

/** Where a run ends that goes on over lines, as mail folds it. */
function foldedEnd(text: string, start: number, firstEnd: number): number {
  const width = firstEnd - start;
  let end = firstEnd;
  if (width % 4 !== 0) return end;
  for (;;) {
    const next = text.startsWith('\r\n', end) ? end + 2 : text.charCodeAt(end) === 10 ? end + 1 : text.length;
    let stop = next;
    while (stop < text.length && stop - next <= width && classOf(text, stop) !== 0) stop += 1;
    if (stop === next || stop - next > width) return end;
    end = stop;
    if (stop - next < width) return end;
  }
}

function paddedEnd(text: string, end: number, most: number): number {
  let padded = end;
  while (padded < end + most && text.charCodeAt(padded) === 61) padded += 1;
  return padded;
}

function hexText(text: string, start: number, end: number, digitsOnly: boolean): string | undefined {
  const length = (end - start) >> 1;
  if ((end - start) % 2 === 1 || (digitsOnly && length < 8)) return undefined;
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) {
    bytes[index] = Number.parseInt(text.slice(start + 2 * index, start + 2 * index + 2), 16);
    if (index === 31 && !mayBeText(bytes.subarray(0, 32))) return undefined;
  }
  return textOfBytes(bytes, digitsOnly);
}

function isHexWithPrefix(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== 48 || (text.charCodeAt(start + 1) | 32) !== 120) return false;
  for (let index = start + 2; index < end; index += 1) if ((classOf(text, index) & hex) === 0) return false;
  return true;
}

function classOf(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit < 128 ? (classes[unit] as number) : 0;
}

function makeClasses(): Uint8Array {
  const table = new Uint8Array(256);
  for (let unit = 48; unit < 123; unit += 1) {
    const character = String.fromCharCode(unit);
    if (!/[0-9A-Za-z]/.test(character)) continue;
    table[unit] =
      (/[A-Za-z]/.test(character) ? letter : digit) |
      (/[A-Z]/.test(character) ? upper : 0) |
      (/[0-9A-Fa-f]/.test(character) ? hex : notHex) |
      (/[A-Z2-7]/.test(character) ? 0 : base32);
  }
  for (const character of '+/-_') table[character.charCodeAt(0)] = sign | notHex | base32;
  return table;
}
