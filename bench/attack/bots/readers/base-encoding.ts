import { fromBase32 } from '@plimsoll/core/text';
import { readerClass } from '../reader.js';

/** Bytes written as digits or letters. */
export const baseEncoding = readerClass('base-encoding', {
  base64: (text) => runs(text, /[A-Za-z0-9+/_-][A-Za-z0-9+/_\s-]{14,}={0,2}/g, (run) => Buffer.from(run, 'base64')),
  base32: (text) =>
    runs(text, /[A-Za-z2-7]{16,}=*/g, (run) => Buffer.from(fromBase32(run.toUpperCase()) ?? new Uint8Array())),
  hex: (text) =>
    runs(text, /(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,-]*){8,}/gi, (run) =>
      Buffer.from(run.replace(/0x|\\x|[\s:,-]/gi, ''), 'hex'),
    ),
  binary: (text) => numbers(text, /(?:[01]{7,8}[\s,]*){8,}/g, /[01]{8}|[01]{7}/g, 2),
  decimal: (text) => numbers(text, /(?:\d{2,3}[\s,;]+){8,}\d{2,3}/g, /\d+/g, 10),
  octal: (text) => numbers(text, /(?:\\?[0-7]{2,3}[\s,;]*){8,}/g, /[0-7]{2,3}/g, 8),
  ascii85: (text) => runs(text.replace(/<~|~>/g, ' '), /[!-uz]{15,}/g, (run) => base85(run, 33, asciiOrder)),
  base85: (text) => runs(text, /[!-~]{15,}/g, (run) => base85(run, 0, gitOrder)),
});

const gitAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const asciiOrder = (character: string): number => character.charCodeAt(0);
const gitOrder = (character: string): number => gitAlphabet.indexOf(character);

function runs(text: string, pattern: RegExp, decode: (run: string) => Buffer): readonly string[] {
  return [...text.matchAll(pattern)].map(([run]) => decode(run).toString('utf8'));
}

function numbers(text: string, run: RegExp, digits: RegExp, radix: number): readonly string[] {
  return [...text.matchAll(run)].map(([found]) =>
    (found.match(digits) ?? []).map((each) => String.fromCodePoint(Number.parseInt(each, radix))).join(''),
  );
}

/** Five digits to four bytes; the last group may be shorter. */
function base85(run: string, offset: number, order: (character: string) => number): Buffer {
  const bytes: number[] = [];
  const digits = Array.from(run.replaceAll('z', offset === 33 ? '!!!!!' : 'z')).map(
    (character) => order(character) - offset,
  );
  for (let at = 0; at < digits.length; at += 5) {
    const group = digits.slice(at, at + 5);
    let value = 0;
    for (let digit = 0; digit < 5; digit += 1) value = value * 85 + (group[digit] ?? 84);
    for (let byte = 3; byte > 4 - group.length; byte -= 1) bytes.push(Math.floor(value / 256 ** byte) % 256);
    if (group.length === 5) bytes.push(value % 256);
  }
  return Buffer.from(bytes);
}
