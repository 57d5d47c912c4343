import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { smallLetters } from '../support/character-map.js';
import { tokenAlphabet } from '../support/token-alphabet.js';

const alphabets = {
  /** As Bacon had it: i and j, u and v are one. */
  24: alphabetOf('abcdefghiklmnopqrstuwxyz', { j: 'i', v: 'u' }),
  26: alphabetOf(smallLetters, {}),
};

/** Bacon's cipher: five signs of two kinds for each letter. */
export const baconian = defineConverter({
  name: 'baconian',
  family: 'two-letter-alphabet',
  scope: 'text',
  knowledge: encodedText({ summary: 'Writes each letter as five letters A and B.' }),
  parameters: z.strictObject({ letters: z._default(z.literal([24, 26]), 26) }),
  convert: (text, { letters }, random) => alphabets[letters].convert(text, {}, random),
  decode: (converted, { letters }) => alphabets[letters].decode(converted),
  loss: {
    summary: 'Letter case is lost; of the 24 letters, "j" comes back as "i" and "v" as "u".',
    keeps: (text, { letters }) => alphabets[letters].loss?.keeps(text, {}) ?? text,
  },
});

function alphabetOf(letters: string, merged: Readonly<Record<string, string>>): ReturnType<typeof tokenAlphabet> {
  const code = (place: number): string => place.toString(2).padStart(5, '0').replaceAll('0', 'A').replaceAll('1', 'B');
  return tokenAlphabet({ tokens: new Map(Array.from(letters, (letter, place) => [letter, [code(place)]])), merged });
}
