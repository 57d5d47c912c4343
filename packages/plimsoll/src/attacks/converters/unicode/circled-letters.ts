import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { capitals, characterMap, inOrder, rows, smallLetters } from '../support/character-map.js';

/** Letters and digits in circles. */
export const circledLetters = defineConverter({
  name: 'circled-letters',
  family: 'compatibility-forms',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Writes letters and digits in circles.' }),
  ...characterMap(
    rows(`${capitals}${smallLetters}0123456789`, `${inOrder(0x24b6, 26)}${inOrder(0x24d0, 26)}⓪${inOrder(0x2460, 9)}`),
  ),
});
