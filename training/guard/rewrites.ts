import { rot13, toBase64, utf8Bytes } from '@plimsoll/core/text';
import { pick } from './random.js';

const looks: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', y: 'у', i: 'і' };
const leet: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const swap = (table: Readonly<Record<string, string>>) => (text: string) =>
  text.replaceAll(/[a-z]/g, (sign) => table[sign] ?? sign);

/** Disguises that keep a text readable for a model: what an attacker does without another idea. */
export const rewrites: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => toBase64(utf8Bytes(text)),
  hex: (text) => [...utf8Bytes(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  percent: (text) => [...utf8Bytes(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  rot13: (text) => rot13(text),
  'zero-width': (text) => text.replaceAll(/(?<=.)(?=.)/gsu, '\u200b'),
  'look-alikes': swap(looks),
  leetspeak: swap(leet),
  'full-width': (text) => text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  spaced: (text) => text.replaceAll(/(?<=.)(?=.)/gsu, ' '),
  'capital letters': (text) => text.toUpperCase(),
  entities: (text) => text.replaceAll(/./gsu, (sign) => `&#${sign.codePointAt(0) ?? 0};`),
};

/** Disguises that change what is read as letters: put over an encoding they would destroy it for everybody. */
const ofLetters: ReadonlySet<string> = new Set([
  'leetspeak',
  'capital letters',
  'rot13',
  'look-alikes',
  'full-width',
  'spaced',
  'zero-width',
]);

/** A text rewritten by `depth` disguises on top of each other, those of letters below the encodings. */
export function stacked(text: string, depth: number, random: () => number): string {
  const chosen = Array.from({ length: depth }, () => pick(random, Object.keys(rewrites)));
  const ordered = [...chosen.filter((name) => ofLetters.has(name)), ...chosen.filter((name) => !ofLetters.has(name))];
  return ordered.reduce((out, name) => rewrites[name]?.(out) ?? out, text);
}
