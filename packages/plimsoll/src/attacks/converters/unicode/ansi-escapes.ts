import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';

const escape = '\u001b';
const styles = { concealed: 8, black: 30, reset: 0, bold: 1 } as const;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const written = /\u001b\[\d+m/g;

/** Escape sequences for terminals (ECMA-48) that conceal or colour the text, between all characters or around them. */
export const ansiEscapes = defineConverter({
  name: 'ansi-escapes',
  family: 'terminal-escapes',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Puts escape sequences of terminals around the text or between its characters.',
    exploits: 'Filters trip over control characters, and a terminal that shows a log or a reply obeys them.',
    defences: ['Take control characters out before scoring and before showing', 'Judge the reply'],
    sources: [sources.terminalEscapes],
  }),
  parameters: z.strictObject({
    style: z._default(z.enum(['concealed', 'black', 'reset', 'bold']), 'concealed'),
    where: z._default(z.enum(['around', 'between']), 'between'),
  }),
  convert: (text, { style, where }) => {
    const sequence = `${escape}[${styles[style]}m`;
    const plain = withoutEscapes(text);
    return where === 'between' ? Array.from(plain).join(sequence) : `${sequence}${plain}${escape}[0m`;
  },
  decode: (converted) => converted.replaceAll(written, ''),
  loss: { summary: 'Escape characters in the text are left out.', keeps: withoutEscapes },
});

function withoutEscapes(text: string): string {
  return text.replaceAll(escape, '');
}
