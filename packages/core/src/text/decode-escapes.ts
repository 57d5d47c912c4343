import { strictUtf8Text } from './codecs.js';
import type { MappedText } from './mapped-text.js';
import { UnitBuffer } from './unit-buffer.js';

const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    shy: '\u00ad',
    ndash: '–',
    mdash: '—',
    num: '#',
    excl: '!',
    lpar: '(',
    rpar: ')',
    colon: ':',
    sol: '/',
    plus: '+',
  }),
);

const percentSign = 37;
const ampersand = 38;
const backslash = 92;
const longestName = 5;

/**
 * Decodes, in one pass, percent escapes (RFC 3986, as UTF-8), numeric and the common named HTML references and the
 * `\xNN`, `\uNNNN`, `\u{N}`, and octal `\NNN` (as UTF-8) escapes of programming languages. What is not a valid escape stays as it is.
 *
 * @returns `undefined` when the text holds no escape.
 * @example
 * ```ts
 * decodeEscapes('p%40ss &#119;ord')?.text; // 'p@ss word'
 * ```
 */
export function decodeEscapes(text: string): MappedText | undefined {
  let next = nextSign(text, 0);
  if (next === text.length) return undefined;
  const reader = new EscapeReader(text);
  let out: UnitBuffer | undefined;
  let done = 0;
  while (next < text.length) {
    const end = reader.read(next);
    if (end > next) {
      out ??= UnitBuffer.borrowed(text.length);
      for (; done < next; done += 1) out.push(text.charCodeAt(done), done);
      for (let index = 0; index < reader.decoded.length; index += 1) out.push(reader.decoded.charCodeAt(index), next);
      done = end;
    }
    next = nextSign(text, Math.max(end, next + 1));
  }
  if (out === undefined) return undefined;
  for (; done < text.length; done += 1) out.push(text.charCodeAt(done), done);
  return { text: out.text(), offsets: out.offsets(text.length) };
}

/** Where the next escape may begin. */
function nextSign(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === percentSign || unit === ampersand || unit === backslash) return index;
  }
  return text.length;
}

/** Reads one escape at a time. */
class EscapeReader {
  /** What the last escape stands for. */
  decoded = '';
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** End of the escape at a place; the place itself when there is none. */
  read(start: number): number {
    const unit = this.#text.charCodeAt(start);
    if (unit === percentSign) return this.#percent(start);
    return unit === ampersand ? this.#reference(start) : this.#backslash(start);
  }

  /** One character in UTF-8, each byte of it a percent escape. */
  #percent(start: number): number {
    return this.#character(start, percentSign, 16, 2);
  }

  /** One character in UTF-8, each byte of it a sign and a number of so many digits. */
  #character(start: number, sign: number, base: number, digits: number): number {
    const first = this.#number(start + 1, digits, base);
    if (first < 0) return start;
    const step = 1 + digits;
    if (first < 0x80) return this.#take(first, start + step);
    const width = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const bytes = new Uint8Array(width);
    for (let index = 0; index < width; index += 1) {
      const at = start + step * index;
      const byte = this.#text.charCodeAt(at) === sign ? this.#number(at + 1, digits, base) : -1;
      if (byte < 0 || byte > 255) return start;
      bytes[index] = byte;
    }
    const decoded = strictUtf8Text(bytes);
    if (decoded === undefined) return start;
    this.decoded = decoded;
    return start + step * width;
  }

  #reference(start: number): number {
    const text = this.#text;
    if (text.charCodeAt(start + 1) !== 35) return this.#name(start);
    const hex = (text.charCodeAt(start + 2) | 32) === 120;
    const from = start + (hex ? 3 : 2);
    let end = from;
    let code = 0;
    while (end < from + 7) {
      const value = digitOf(text.charCodeAt(end));
      if (value < 0 || (!hex && value > 9)) break;
      code = code * (hex ? 16 : 10) + value;
      end += 1;
    }
    if (end === from || code > 0x10ffff) return start;
    return this.#take(code, text.charCodeAt(end) === 59 ? end + 1 : end);
  }

  #name(start: number): number {
    let end = start + 1;
    while (end <= start + longestName && (this.#text.charCodeAt(end) | 32) >= 97) end += 1;
    if (this.#text.charCodeAt(end) !== 59) return start;
    const decoded = named.get(this.#text.slice(start + 1, end).toLowerCase());
    if (decoded === undefined) return start;
    this.decoded = decoded;
    return end + 1;
  }

  #backslash(start: number): number {
    const kind = this.#text.charCodeAt(start + 1) | 32;
    if (kind === 120) return this.#fixed(start + 2, 2, start);
    if (kind !== 117) return this.#character(start, backslash, 8, 3);
    if (this.#text.charCodeAt(start + 2) !== 123) return this.#fixed(start + 2, 4, start);
    let end = start + 3;
    while (end < start + 9 && digitOf(this.#text.charCodeAt(end)) >= 0) end += 1;
    const code = end === start + 3 ? -1 : this.#hex(start + 3, end - start - 3);
    return this.#text.charCodeAt(end) === 125 && code >= 0 && code <= 0x10ffff ? this.#take(code, end + 1) : start;
  }

  #fixed(from: number, width: number, start: number): number {
    const code = this.#hex(from, width);
    return code < 0 ? start : this.#take(code, from + width);
  }

  #take(code: number, end: number): number {
    this.decoded = code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code);
    return end;
  }

  #hex(from: number, width: number): number {
    return this.#number(from, width, 16);
  }

  /** Value of so many digits, -1 when they are not. */
  #number(from: number, width: number, base: number): number {
    let value = 0;
    for (let index = from; index < from + width; index += 1) {
      const one = digitOf(this.#text.charCodeAt(index));
      if (one < 0 || one >= base) return -1;
      value = value * base + one;
    }
    return value;
  }
}

function digitOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
