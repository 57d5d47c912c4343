import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { capitals, characterMap, digits, inOrder, rows, smallLetters } from '../support/character-map.js';

const letters = capitals + smallLetters;
/** Alphabets without holes in the block of mathematical letters. */
const styles = {
  bold: characterMap(rows(letters + digits, inOrder(0x1d400, 52) + inOrder(0x1d7ce, 10))),
  'bold-italic': characterMap(rows(letters, inOrder(0x1d468, 52))),
  'bold-script': characterMap(rows(letters, inOrder(0x1d4d0, 52))),
  'bold-fraktur': characterMap(rows(letters, inOrder(0x1d56c, 52))),
  'sans-serif': characterMap(rows(letters + digits, inOrder(0x1d5a0, 52) + inOrder(0x1d7e2, 10))),
  monospace: characterMap(rows(letters + digits, inOrder(0x1d670, 52) + inOrder(0x1d7f6, 10))),
};
type Style = keyof typeof styles;

/** Letters as mathematics writes them: bold, script, fraktur and others. */
export const mathematicalLetters = defineConverter({
  name: 'mathematical-letters',
  family: 'compatibility-forms',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Writes letters in the styles of mathematics.' }),
  parameters: z.strictObject({
    style: z._default(
      z.enum(['bold', 'bold-italic', 'bold-script', 'bold-fraktur', 'sans-serif', 'monospace'] satisfies Style[]),
      'bold',
    ),
  }),
  convert: (text, { style }, random) => styles[style].convert(text, {}, random),
  decode: (converted, { style }) => styles[style].decode(converted),
  loss: {
    summary: styles.bold.loss.summary,
    keeps: (text, { style }) => styles[style].loss.keeps(text, {}),
  },
});
