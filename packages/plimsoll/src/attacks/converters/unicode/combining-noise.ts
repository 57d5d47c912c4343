import { randomInteger } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { marksLoss, withoutMarks } from './combining-marks.js';

/** Marks above, through and below each character, at random. */
export const combiningNoise = defineConverter({
  name: 'combining-noise',
  family: 'combining-marks',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Heaps combining marks on each character.' }),
  parameters: z.strictObject({ marks: z._default(z.int().check(z.minimum(1), z.maximum(10)), 3) }),
  convert: (text, { marks }, random) =>
    Array.from(withoutMarks(text), (character) => {
      let out = character;
      if (/\s/u.test(character)) return out;
      for (let count = 0; count < marks; count += 1) out += String.fromCharCode(0x300 + randomInteger(random, 0x70));
      return out;
    }).join(''),
  decode: withoutMarks,
  loss: marksLoss,
});
