import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { caseLoss, smallCase } from './letter-case.js';

/** Small and capital letters in turn. */
export const alternatingCase = defineConverter({
  name: 'alternating-case',
  family: 'letter-case',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Writes small and capital letters in turn.',
    defences: ['Fold letter case before scoring', 'Judge the reply'],
    sources: [sources.bestOfN],
  }),
  convert: (text) => {
    let upper = false;
    return text.replaceAll(/[A-Za-z]/g, (letter) => {
      upper = !upper;
      return upper ? letter.toLowerCase() : letter.toUpperCase();
    });
  },
  decode: smallCase,
  loss: caseLoss,
});
