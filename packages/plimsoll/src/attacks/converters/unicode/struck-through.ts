import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { marksLoss, withoutMarks } from './combining-marks.js';

const lines = { through: '\u0336', under: '\u0332', slash: '\u0338', over: '\u0305' } as const;

/** A line through, under or over each character. */
export const struckThrough = defineConverter({
  name: 'struck-through',
  family: 'combining-marks',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Draws a line through, under or over each character.' }),
  parameters: z.strictObject({ line: z._default(z.enum(['through', 'under', 'slash', 'over']), 'through') }),
  convert: (text, { line }) => Array.from(withoutMarks(text), (character) => character + lines[line]).join(''),
  decode: withoutMarks,
  loss: marksLoss,
});
