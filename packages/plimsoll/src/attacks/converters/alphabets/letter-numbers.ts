import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { smallLetters } from '../support/character-map.js';
import { tokenAlphabet } from '../support/token-alphabet.js';

/** Each letter as its place in the alphabet, 1 to 26. */
export const letterNumbers = defineConverter({
  name: 'letter-numbers',
  family: 'letters-as-numbers',
  scope: 'text',
  knowledge: encodedText({ summary: 'Writes 1 for a, 2 for b, and so on.' }),
  ...tokenAlphabet({ tokens: new Map(Array.from(smallLetters, (letter, place) => [letter, [String(place + 1)]])) }),
});
