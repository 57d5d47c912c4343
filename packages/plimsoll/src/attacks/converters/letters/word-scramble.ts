import { shuffle } from '@plimsoll/core/statistics';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { insideWords } from './inside-words.js';

/** The letters between the first and the last of each word in another order. */
export const wordScramble = defineConverter({
  name: 'word-scramble',
  family: 'letter-noise',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Shuffles the letters inside each word; the first and the last stay.',
    defences: ['Score by pieces of words, not by whole words only', 'Judge the reply'],
    sources: [sources.bestOfN],
  }),
  convert: (text, _, random) => insideWords(text, (inside) => shuffle(random, Array.from(inside)).join('')),
});
