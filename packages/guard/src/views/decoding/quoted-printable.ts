import { utf8Bytes } from '@plimsoll/core/text';
import type { AsciiCodes } from './ascii-codes.js';
import { textOfBytes } from './text-of-bytes.js';
import type { EncodedRun } from './encoded-run.js';

/** Quoted-printable text (RFC 2045, section 6.7), read by paragraphs. */
export function findQuotedPrintable({ text }: AsciiCodes, found: EncodedRun[]): void {
  for (let sure = nextSure(text, 0); sure !== -1;) {
    const before = text.lastIndexOf('\n\n', sure);
    const after = text.indexOf('\n\n', sure);
    const start = before === -1 ? 0 : before + 2;
    const end = after === -1 ? text.length : after;
    const paragraph = text.slice(start, end);
    const decoded = decode(paragraph);
    if (decoded !== undefined && decoded !== paragraph) {
      found.push({
        name: 'quoted-printable',
        start,
        end,
        text: decoded,
        offsets: offsetsOf(paragraph, decoded, start),
      });
    }
    sure = nextSure(text, end);
  }
}

/** The next place that is quoted-printable for sure: two escapes in a row, or a line that goes on. "a=12&b=34" is a query. */
function nextSure(text: string, from: number): number {
  for (let at = text.indexOf('=', from); at !== -1; at = text.indexOf('=', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 10 || next === 13) {
      if (at > 0 && isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + (next === 10 ? 2 : 3))))
        return at;
    } else if (hexValue(next) >= 0 && hexValue(text.charCodeAt(at + 2)) >= 0) {
      const third = text.charCodeAt(at + 3);
      if (third === 61 && (text.charCodeAt(at + 4) === 10 || hexValue(text.charCodeAt(at + 4)) >= 0)) return at;
      if (next === 51 && third === 34) return at;
    }
  }
  return -1;
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function decode(text: string): string | undefined {
  const source = utf8Bytes(text);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let index = 0; index < source.length; index += 1) {
    if (source[index] !== 61) bytes[length++] = source[index] as number;
    else if (source[index + 1] === 10) index += 1;
    else if (source[index + 1] === 13 && source[index + 2] === 10) index += 2;
    else {
      const [high, low] = [hexValue(source[index + 1]), hexValue(source[index + 2])];
      if (high < 0 || low < 0) bytes[length++] = 61;
      else {
        bytes[length++] = high * 16 + low;
        index += 2;
      }
    }
  }
  return textOfBytes(bytes.subarray(0, length));
}

const escaped = /^(?:=[0-9A-F]{2})+/;

/** Where each unit of the decoded text stands; undefined when it cannot be told. */
function offsetsOf(text: string, decoded: string, start: number): Int32Array | undefined {
  const offsets = new Int32Array(decoded.length + 1);
  let at = 0;
  for (let index = 0; index < text.length;) {
    const soft = text.charCodeAt(index) === 61 && /^\r?\n/.exec(text.slice(index + 1, index + 3));
    const run = text.charCodeAt(index) === 61 ? escaped.exec(text.slice(index, index + 3_000)) : null;
    if (soft) index += 1 + soft[0].length;
    else if (run === null) {
      if (text.charCodeAt(index) !== decoded.charCodeAt(at)) return undefined;
      offsets[at++] = start + index;
      index += 1;
    } else {
      // As many units as come before the next one that stands as it is written; each at its first byte.
      const bytes = Uint8Array.from(run[0].match(/[0-9A-F]{2}/g) ?? [], (hex) => Number.parseInt(hex, 16));
      for (let byte = 0; byte < bytes.length; byte += 1) {
        const value = bytes[byte] as number;
        if (value >= 0x80 && value < 0xc0) continue;
        offsets[at++] = start + index + 3 * byte;
        if (value >= 0xf0) offsets[at++] = start + index + 3 * byte;
      }
      index += run[0].length;
    }
  }
  if (at !== decoded.length) return undefined;
  offsets[at] = start + text.length;
  return offsets;
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  return byte >= 65 && byte <= 70 ? byte - 55 : -1;
}
