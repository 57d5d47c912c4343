import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { characterMap, inOrder, rows, smallLetters } from '../support/character-map.js';

/** Letters as white ones on dark squares, some of which are emoji. */
export const squaredLetters = defineConverter({
  name: 'squared-letters',
  family: 'emoji-letters',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Writes letters as signs: white on dark squares.' }),
  ...characterMap(rows(smallLetters, inOrder(0x1f170, 26)), { ignoreCase: true }),
});
