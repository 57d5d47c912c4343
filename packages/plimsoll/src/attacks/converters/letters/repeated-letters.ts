import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { everyNth } from '../support/every-nth.js';

/** Each character several times. */
export const repeatedLetters = defineConverter({
  name: 'repeated-letters',
  family: 'padding',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Writes each character several times in a row.' }),
  parameters: z.strictObject({ times: z._default(z.int().check(z.minimum(2), z.maximum(5)), 2) }),
  convert: (text, { times }) => Array.from(text, (one) => one.repeat(times)).join(''),
  decode: (converted, { times }) => everyNth(converted, times),
});
