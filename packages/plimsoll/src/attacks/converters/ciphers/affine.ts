import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { turnLetters } from './turn-letters.js';

/** Factors that share no divisor with 26, which can be undone; not 1, which changes nothing. */
const factors = [3, 5, 7, 9, 11, 15, 17, 19, 21, 23, 25] as const;

/** Each letter's place times a factor, plus a shift. */
export const affine = defineConverter({
  name: 'affine',
  family: 'substitution-cipher',
  scope: 'letters',
  knowledge: encodedText({ summary: "Multiplies each letter's place in the alphabet and moves it on." }),
  parameters: z.strictObject({
    factor: z._default(z.literal(factors), 5),
    shift: z._default(z.int().check(z.minimum(0), z.maximum(25)), 8),
  }),
  convert: (text, { factor, shift }) => turnLetters(text, (place) => place * factor + shift),
  decode: (converted, { factor, shift }) => {
    const inverse = factors.find((one) => (one * factor) % 26 === 1) ?? 1;
    return turnLetters(converted, (place) => (place - shift + 26) * inverse);
  },
});
