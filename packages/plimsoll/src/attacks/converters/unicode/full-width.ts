import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { characterMap, inOrder, rows } from '../support/character-map.js';

/** ASCII in its full-width forms. */
export const fullWidth = defineConverter({
  name: 'full-width',
  family: 'compatibility-forms',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Writes ASCII as wide as a Chinese character.' }),
  ...characterMap(rows(inOrder(0x20, 95), `\u3000${inOrder(0xff01, 94)}`)),
});
