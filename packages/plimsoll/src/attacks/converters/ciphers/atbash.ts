import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { turnLetters } from './turn-letters.js';

const mirrored = (text: string): string => turnLetters(text, (place) => 25 - place);

/** The alphabet backwards: a for z, b for y. */
export const atbash = defineConverter({
  name: 'atbash',
  family: 'substitution-cipher',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes z for a, y for b, and so on.', sources: [sources.cipherChat] }),
  convert: mirrored,
  decode: mirrored,
});
