import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { cipherKey } from './cipher-key.js';
import { turnLetters } from './turn-letters.js';

/** Each letter moved by the letter of a key word that stands over it. */
export const vigenere = defineConverter({
  name: 'vigenere',
  family: 'polyalphabetic-cipher',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Moves each letter by the next letter of a key word.' }),
  parameters: z.strictObject({ key: z._default(cipherKey, 'lemon') }),
  convert: (text, { key }) => turned(text, key, 1),
  decode: (converted, { key }) => turned(converted, key, -1),
});

function turned(text: string, key: string, direction: 1 | -1): string {
  const shifts = Array.from(key.toLowerCase(), (letter) => letter.charCodeAt(0) - 97);
  let at = 0;
  return turnLetters(text, (place) => place + direction * (shifts[at++ % shifts.length] as number));
}
