import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { caseLoss, smallCase } from './letter-case.js';

/** Capitals at random. */
export const randomCapitals = defineConverter({
  name: 'random-capitals',
  family: 'letter-case',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Writes letters as capitals at random.',
    defences: ['Fold letter case before scoring', 'Judge the reply'],
    sources: [sources.bestOfN],
  }),
  parameters: z.strictObject({ rate: z._default(z.number().check(z.positive(), z.maximum(1)), 0.5) }),
  convert: (text, { rate }, random) =>
    text.replaceAll(/[A-Za-z]/g, (letter) => (random.next() < rate ? letter.toUpperCase() : letter.toLowerCase())),
  decode: smallCase,
  loss: caseLoss,
});
