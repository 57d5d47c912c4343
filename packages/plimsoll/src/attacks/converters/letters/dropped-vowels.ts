import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { insideWords } from './inside-words.js';

/** No vowels inside words of four letters and more: "trnsfr". */
export const droppedVowels = defineConverter({
  name: 'dropped-vowels',
  family: 'letter-noise',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Leaves out the vowels inside words, as in short messages.',
    defences: ['Score by pieces of words, not by whole words only', 'Judge the reply'],
  }),
  convert: (text) => insideWords(text, (inside) => inside.replaceAll(/[aeiou]/gi, '')),
});
