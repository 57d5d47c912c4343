import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { tokenAlphabet } from '../support/token-alphabet.js';

const square = 'abcdefghiklmnopqrstuvwxyz';

/** Polybius square: row and column of each letter, 11 to 55; "j" shares a place with "i". */
export const polybius = defineConverter({
  name: 'polybius',
  family: 'letters-as-numbers',
  scope: 'text',
  knowledge: encodedText({ summary: 'Writes each letter as its row and column in a square of 25.' }),
  ...tokenAlphabet({
    tokens: new Map(
      Array.from(square, (letter, place) => [letter, [`${Math.floor(place / 5) + 1}${(place % 5) + 1}`]]),
    ),
    merged: { j: 'i' },
  }),
});
