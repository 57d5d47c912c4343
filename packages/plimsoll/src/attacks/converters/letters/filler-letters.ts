import { randomInteger } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { smallLetters } from '../support/character-map.js';
import { everyNth } from '../support/every-nth.js';

/** Random letters after each character: every second, third or fourth one counts. */
export const fillerLetters = defineConverter({
  name: 'filler-letters',
  family: 'padding',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Puts random letters behind each character.',
    defences: ['Notice text that reads like no language', 'Judge the reply'],
  }),
  parameters: z.strictObject({ fillers: z._default(z.int().check(z.minimum(1), z.maximum(3)), 1) }),
  convert: (text, { fillers }, random) =>
    Array.from(text, (one) => {
      let out = one;
      for (let count = 0; count < fillers; count += 1) out += smallLetters.charAt(randomInteger(random, 26));
      return out;
    }).join(''),
  decode: (converted, { fillers }) => everyNth(converted, fillers + 1),
});
