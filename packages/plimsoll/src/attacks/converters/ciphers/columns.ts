import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';
import { reorder, restoreOrder } from '../support/reorder.js';

/** The characters written in rows of a width, and read column by column. */
export const columns = defineConverter({
  name: 'columns',
  family: 'transposition-cipher',
  scope: 'text',
  knowledge: rearrangedText({ summary: 'Writes the text in rows of one width, and reads it column by column.' }),
  parameters: z.strictObject({ width: z._default(z.int().check(z.minimum(2), z.maximum(40)), 5) }),
  convert: (text, { width }) => reorder(text, (length) => order(length, width)),
  decode: (converted, { width }) => restoreOrder(converted, (length) => order(length, width)),
});

function order(length: number, width: number): readonly number[] {
  const places: number[] = [];
  for (let column = 0; column < width; column += 1) {
    for (let place = column; place < length; place += width) places.push(place);
  }
  return places;
}
