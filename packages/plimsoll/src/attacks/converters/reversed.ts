import * as z from 'zod/mini';
import { atlas, owaspLlm } from '../taxonomies.js';
import { defineConverter } from './converter.js';

/** The text read from its end: letter by letter, or word by word. */
export const reversed = defineConverter({
  name: 'reversed',
  family: 'reordering',
  scope: 'text',
  knowledge: {
    summary: 'Writes the text from its end to its beginning, by letters or by words.',
    exploits: 'Filters match words as they are written; a model can turn them round.',
    defences: ['Score the reversed text as well', 'Judge the reply, whatever the request looked like'],
    sources: [
      {
        title: 'Y. Liu and others, FlipAttack: Jailbreak LLMs via Flipping',
        year: 2024,
        reference: 'arXiv:2410.02832',
      },
    ],
    taxonomy: [atlas('AML.T0054'), owaspLlm('LLM01')],
  },
  parameters: z.strictObject({ by: z._default(z.enum(['letters', 'words']), 'letters') }),
  convert: (text, { by }) => turned(text, by),
  decode: (converted, { by }) => turned(converted, by),
});

function turned(text: string, by: 'letters' | 'words'): string {
  // Whole characters: halves of a surrogate pair may not change places.
  return by === 'letters' ? Array.from(text).reverse().join('') : text.split(' ').reverse().join(' ');
}
