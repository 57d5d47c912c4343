import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { everyNth } from '../support/every-nth.js';

const signs = { space: ' ', hyphen: '-', dot: '.', underscore: '_', star: '*', 'line-break': '\n' } as const;

/** A sign between all characters. */
export const spacedLetters = defineConverter({
  name: 'spaced-letters',
  family: 'spacing',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Puts a space or another sign between all characters.',
    defences: ['Join spaced-out letters before scoring', 'Judge the reply'],
  }),
  parameters: z.strictObject({
    between: z._default(z.enum(['space', 'hyphen', 'dot', 'underscore', 'star', 'line-break']), 'space'),
  }),
  convert: (text, { between }) => Array.from(text).join(signs[between]),
  decode: (converted) => everyNth(converted, 2),
});
