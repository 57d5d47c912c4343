import { rot13 as turned } from '@plimsoll/core/text';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';

/** Each letter moved by half the alphabet. */
export const rot13 = defineConverter({
  name: 'rot13',
  family: 'shift-cipher',
  scope: 'letters',
  knowledge: encodedText({
    summary: 'Moves each letter 13 places on in the alphabet.',
    defences: ['Read texts whose letters are unlikely in the shifted alphabets too', 'Judge the reply'],
    sources: [sources.jailbroken],
  }),
  convert: turned,
  decode: turned,
});
