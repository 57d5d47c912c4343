import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { turnLetters } from './turn-letters.js';

/** Each letter moved by some places. */
export const caesar = defineConverter({
  name: 'caesar',
  family: 'shift-cipher',
  scope: 'letters',
  knowledge: encodedText({
    summary: 'Moves each letter some places on in the alphabet.',
    defences: ['Read texts whose letters are unlikely in the shifted alphabets too', 'Judge the reply'],
    sources: [sources.cipherChat],
  }),
  parameters: z.strictObject({ shift: z._default(z.int().check(z.minimum(1), z.maximum(25)), 3) }),
  convert: (text, { shift }) => turnLetters(text, (place) => place + shift),
  decode: (converted, { shift }) => turnLetters(converted, (place) => place - shift),
});
