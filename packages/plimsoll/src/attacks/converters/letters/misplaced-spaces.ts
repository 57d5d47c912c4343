import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { insideWords } from './inside-words.js';

/** Spaces inside some words. */
export const misplacedSpaces = defineConverter({
  name: 'misplaced-spaces',
  family: 'letter-noise',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Puts a space inside some words.',
    defences: ['Score by pieces of words, not by whole words only', 'Judge the reply'],
  }),
  parameters: z.strictObject({ rate: z._default(z.number().check(z.positive(), z.maximum(1)), 0.5) }),
  convert: (text, { rate }, random) =>
    insideWords(text, (inside) => {
      if (random.next() >= rate) return inside;
      const letters = Array.from(inside);
      const at = 1 + Math.floor(random.next() * (letters.length - 1));
      return `${letters.slice(0, at).join('')} ${letters.slice(at).join('')}`;
    }),
});
