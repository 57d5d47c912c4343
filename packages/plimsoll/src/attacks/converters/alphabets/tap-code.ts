import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { tokenAlphabet } from '../support/token-alphabet.js';

const square = 'abcdefghijlmnopqrstuvwxyz';
const tokens = new Map(
  Array.from(square, (letter, place) => {
    const taps = (count: number): string => '.'.repeat(count + 1);
    return [letter, [`${taps(Math.floor(place / 5))}-${taps(place % 5)}`]] as const;
  }),
);

/** Tap code: row and column of each letter in a square of 25, tapped; "k" shares a place with "c". */
export const tapCode = defineConverter({
  name: 'tap-code',
  family: 'telegraph-code',
  scope: 'text',
  knowledge: encodedText({ summary: 'Writes each letter as the taps that count its row and column in a square.' }),
  ...tokenAlphabet({ tokens, merged: { k: 'c' } }),
});
