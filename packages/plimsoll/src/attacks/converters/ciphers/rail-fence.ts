import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';
import { reorder, restoreOrder } from '../support/reorder.js';

/** The characters written in a zigzag over some rails, and read rail by rail. */
export const railFence = defineConverter({
  name: 'rail-fence',
  family: 'transposition-cipher',
  scope: 'text',
  knowledge: rearrangedText({ summary: 'Writes the text in a zigzag over rows, and reads it row by row.' }),
  parameters: z.strictObject({ rails: z._default(z.int().check(z.minimum(2), z.maximum(10)), 3) }),
  convert: (text, { rails }) => reorder(text, (length) => order(length, rails)),
  decode: (converted, { rails }) => restoreOrder(converted, (length) => order(length, rails)),
});

/** Places of the text in the order in which the rails are read. */
function order(length: number, rails: number): readonly number[] {
  const rows: number[][] = Array.from({ length: rails }, () => []);
  const period = 2 * (rails - 1);
  for (let place = 0; place < length; place += 1) {
    const phase = place % period;
    (rows[Math.min(phase, period - phase)] as number[]).push(place);
  }
  return rows.flat();
}
