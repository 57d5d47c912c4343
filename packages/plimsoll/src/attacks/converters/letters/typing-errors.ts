import { randomInteger } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { insideWords } from './inside-words.js';

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Some letters inside words hit beside the key: the neighbour to the left or right on an English keyboard. */
export const typingErrors = defineConverter({
  name: 'typing-errors',
  family: 'letter-noise',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Replaces some letters inside words by their neighbours on the keyboard.',
    defences: ['Score by pieces of words, not by whole words only', 'Judge the reply'],
    sources: [sources.bestOfN],
  }),
  parameters: z.strictObject({ rate: z._default(z.number().check(z.positive(), z.maximum(0.5)), 0.15) }),
  convert: (text, { rate }, random) =>
    insideWords(text, (inside) =>
      inside.replaceAll(/[a-z]/g, (letter) => {
        if (random.next() >= rate) return letter;
        const row = keyboard.find((keys) => keys.includes(letter)) as string;
        const place = row.indexOf(letter);
        const neighbours = row.charAt(place - 1) + row.charAt(place + 1);
        return neighbours.charAt(randomInteger(random, neighbours.length));
      }),
    ),
});
