import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { insideWords } from './inside-words.js';

/** Neighbouring letters inside long words change places, at random. */
export const swappedLetters = defineConverter({
  name: 'swapped-letters',
  family: 'letter-noise',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Lets neighbouring letters inside words change places.',
    defences: ['Score by pieces of words, not by whole words only', 'Judge the reply'],
    sources: [sources.bestOfN],
  }),
  parameters: z.strictObject({ rate: z._default(z.number().check(z.positive(), z.maximum(1)), 0.5) }),
  convert: (text, { rate }, random) =>
    insideWords(text, (inside) => {
      const letters = Array.from(inside);
      for (let index = 0; index + 1 < letters.length; index += 1) {
        if (random.next() >= rate / 2) continue;
        [letters[index], letters[index + 1]] = [letters[index + 1] as string, letters[index] as string];
        // Each letter moves once.
        index += 1;
      }
      return letters.join('');
    }),
});
