import { randomInteger } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { inserter } from './inserted-characters.js';

const characters = {
  space: '\u200b',
  'non-joiner': '\u200c',
  joiner: '\u200d',
  'word-joiner': '\u2060',
  'soft-hyphen': '\u00ad',
} as const;
const all = Object.values(characters);
const { convert, decode, loss } = inserter(/[\u200b-\u200d\u2060\u00ad]/g, 'Zero-width characters and soft hyphens');

/** Characters without width between all letters. */
export const zeroWidth = defineConverter({
  name: 'zero-width',
  family: 'invisible-between',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Puts characters that are not seen between all letters.',
    sources: [sources.badCharacters],
  }),
  parameters: z.strictObject({
    character: z._default(z.enum(['space', 'non-joiner', 'joiner', 'word-joiner', 'soft-hyphen', 'mixed']), 'space'),
  }),
  convert: (text, { character }, random) =>
    convert(text, () =>
      character === 'mixed' ? (all[randomInteger(random, all.length)] as string) : characters[character],
    ),
  decode,
  loss,
});
