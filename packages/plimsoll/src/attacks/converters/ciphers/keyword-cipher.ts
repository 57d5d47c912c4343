import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { cipherKey } from './cipher-key.js';
import { turnLetters } from './turn-letters.js';

/** An alphabet that begins with the letters of a key word. */
export const keywordCipher = defineConverter({
  name: 'keyword-cipher',
  family: 'substitution-cipher',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Replaces each letter by that of an alphabet which begins with a key word.' }),
  parameters: z.strictObject({ key: z._default(cipherKey, 'plimsoll') }),
  convert: (text, { key }) => {
    const alphabet = alphabetOf(key);
    return turnLetters(text, (place) => alphabet[place] as number);
  },
  decode: (converted, { key }) => {
    const alphabet = alphabetOf(key);
    return turnLetters(converted, (place) => alphabet.indexOf(place));
  },
});

function alphabetOf(key: string): readonly number[] {
  const places = Array.from(key.toLowerCase(), (letter) => letter.charCodeAt(0) - 97);
  return [...new Set([...places, ...Array.from({ length: 26 }, (_, place) => place)])];
}
