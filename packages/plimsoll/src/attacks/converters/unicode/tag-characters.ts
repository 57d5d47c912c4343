import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { characterMap, inOrder, rows } from '../support/character-map.js';

/** ASCII in the tag characters of Unicode's plane 14, which nothing shows. */
export const tagCharacters = defineConverter({
  name: 'tag-characters',
  family: 'invisible-text',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Writes ASCII in tag characters: people see nothing, models may read it.',
    defences: ['Take tag characters out, except in flags', 'Score the text they spell', 'Judge the reply'],
    sources: [sources.tagSmuggling],
  }),
  ...characterMap(rows(inOrder(0x20, 95), inOrder(0xe0020, 95))),
});
