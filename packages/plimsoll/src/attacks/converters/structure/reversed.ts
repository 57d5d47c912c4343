import { reverseCharacters } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';

/** The text read from its end: letter by letter, or word by word. */
export const reversed = defineConverter({
  name: 'reversed',
  family: 'reordering',
  scope: 'text',
  knowledge: rearrangedText({
    summary: 'Writes the text from its end to its beginning, by letters or by words.',
    exploits: 'Filters match words as they are written; a model can turn them round.',
    defences: ['Score the reversed text as well', 'Judge the reply, whatever the request looked like'],
    sources: [sources.flipAttack],
  }),
  parameters: z.strictObject({ by: z._default(z.enum(['letters', 'words']), 'letters') }),
  convert: (text, { by }) => turned(text, by),
  decode: (converted, { by }) => turned(converted, by),
});

function turned(text: string, by: 'letters' | 'words'): string {
  return by === 'letters' ? reverseCharacters(text) : text.split(' ').reverse().join(' ');
}
