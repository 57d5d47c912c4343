import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { characterMap, inOrder, rows, smallLetters } from '../support/character-map.js';

/** Letters as the halves of flags. */
export const regionalIndicators = defineConverter({
  name: 'regional-indicators',
  family: 'emoji-letters',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Writes letters as regional indicators, of which pairs show as flags.' }),
  ...characterMap(rows(smallLetters, inOrder(0x1f1e6, 26)), { ignoreCase: true }),
});
