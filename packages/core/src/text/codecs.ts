import { utf8 } from './utf8.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * UTF-8 bytes of a text; lone surrogates become U+FFFD.
 *
 * @example
 * ```ts
 * utf8Bytes('é'); // [195, 169]
 * ```
 */
export function utf8Bytes(text: string): Uint8Array {
  return utf8.encode(text);
}

/**
 * The text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD.
 *
 * @example
 * ```ts
 * utf8Text(Uint8Array.of(195, 169)); // 'é'
 * ```
 */
export function utf8Text(bytes: Uint8Array): string {
  return utf8.decode(bytes, false) ?? '';
}

/**
 * The text of UTF-8 bytes, or `undefined` when they are not UTF-8.
 *
 * @example
 * ```ts
 * strictUtf8Text(Uint8Array.of(195)); // undefined
 * ```
 */
export function strictUtf8Text(bytes: Uint8Array): string | undefined {
  return utf8.decode(bytes, true);
}

/**
 * Base64 of bytes (RFC 4648 section 4), padded.
 *
 * @example
 * ```ts
 * toBase64(utf8Bytes('hi')); // 'aGk='
 * ```
 */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a, b, c] = [bytes[index] as number, bytes[index + 1], bytes[index + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63);
    text += b === undefined ? '=' : alphabet.charAt((bits >> 6) & 63);
    text += c === undefined ? '=' : alphabet.charAt(bits & 63);
  }
  return text;
}

/**
 * Bytes of base64 text, standard or URL-safe, padded or not; white space is skipped.
 *
 * @returns `undefined` when the text holds anything else.
 * @example
 * ```ts
 * utf8Text(fromBase64('aGk')!); // 'hi'
 * ```
 */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 1);
  let length = 0;
  let bits = 0;
  let count = 0;
  let padding = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const value = unit < 128 ? (base64Values[unit] as number) : -2;
    if (value === -1) continue;
    if (value === -2) return undefined;
    if (value === -3) {
      padding += 1;
      continue;
    }
    if (padding > 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 1;
    if (count % 4 !== 1) bytes[length++] = (bits >> (6 - 2 * ((count - 1) % 4))) & 0xff;
  }
  if (count % 4 === 1 || padding > 2) return undefined;
  return bytes.subarray(0, length);
}

/** By ASCII code: 0 to 63, or -1 white space, -2 foreign, -3 padding. */
const base64Values = /* @__PURE__ */ makeBase64Values();

function makeBase64Values(): Int8Array {
  const values = new Int8Array(128).fill(-2);
  for (let value = 0; value < 64; value += 1) values[alphabet.charCodeAt(value)] = value;
  for (const [character, value] of [
    ...Array.from(' \n\r\t', (one) => [one, -1] as const),
    ['-', 62],
    ['_', 63],
    ['=', -3],
  ] as const) {
    values[character.charCodeAt(0)] = value;
  }
  return values;
}

/**
 * Base32 of bytes (RFC 4648 section 6), padded.
 *
 * @example
 * ```ts
 * toBase32(utf8Bytes('hi')); // 'NBUQ===='
 * ```
 */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (count += 8; count >= 5; count -= 5) text += base32Letters.charAt((bits >> (count - 5)) & 31);
  }
  if (count > 0) text += base32Letters.charAt((bits << (5 - count)) & 31);
  return text + '='.repeat((8 - (text.length % 8)) % 8);
}

const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Bytes of base32 text (RFC 4648 section 6) without its padding.
 *
 * @returns `undefined` when the text holds anything else than A to Z and 2 to 7.
 * @example
 * ```ts
 * utf8Text(fromBase32('NBUQ')!); // 'hi'
 * ```
 */
export function fromBase32(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const value = unit >= 65 && unit <= 90 ? unit - 65 : unit >= 50 && unit <= 55 ? unit - 24 : -1;
    if (value === -1) return undefined;
    bits = ((bits << 5) | value) & 0xfff;
    count += 5;
    if (count >= 8) {
      count -= 8;
      bytes[length++] = (bits >> count) & 0xff;
    }
  }
  return bytes;
}

/**
 * Moves each ASCII letter 13 places on; its own inverse.
 *
 * @example
 * ```ts
 * rot13('Hello'); // 'Uryyb'
 * ```
 */
export function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const unit = letter.charCodeAt(0);
    const base = unit >= 97 ? 97 : 65;
    return String.fromCharCode(((unit - base + 13) % 26) + base);
  });
}

/**
 * The text backwards, by code points, so that no surrogate pair is torn.
 *
 * @example
 * ```ts
 * reverseCharacters('abc'); // 'cba'
 * ```
 */
export function reverseCharacters(text: string): string {
  return Array.from(text).reverse().join('');
}
