import { reverseCharacters } from '@plimsoll/core/text';
import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';

const turned = (text: string): string => text.replaceAll(/\S+/gu, reverseCharacters);

/** Each word backwards, the words in their order. */
export const reversedWords = defineConverter({
  name: 'reversed-words',
  family: 'reordering',
  scope: 'text',
  knowledge: rearrangedText({
    summary: 'Writes each word from its end to its beginning, the words in their order.',
    defences: ['Score the reversed words as well', 'Judge the reply'],
    sources: [sources.flipAttack],
  }),
  convert: turned,
  decode: turned,
});
