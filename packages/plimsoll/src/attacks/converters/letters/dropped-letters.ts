import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { insideWords } from './inside-words.js';

/** Some letters inside long words left out, never two next to each other. */
export const droppedLetters = defineConverter({
  name: 'dropped-letters',
  family: 'letter-noise',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Leaves out some letters inside words.',
    defences: ['Score by pieces of words, not by whole words only', 'Judge the reply'],
  }),
  parameters: z.strictObject({ rate: z._default(z.number().check(z.positive(), z.maximum(0.5)), 0.2) }),
  convert: (text, { rate }, random) =>
    insideWords(
      text,
      (inside) => {
        let dropped = false;
        return Array.from(inside, (letter) => {
          dropped = !dropped && random.next() < rate;
          return dropped ? '' : letter;
        }).join('');
      },
      6,
    ),
});
