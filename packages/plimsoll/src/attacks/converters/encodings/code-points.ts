import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';

/** The number of each character in Unicode: "104 105", or "U+0068 U+0069". */
export const codePoints = defineConverter({
  name: 'code-points',
  family: 'character-codes',
  scope: 'letters',
  knowledge: encodedText({
    summary: "Writes each character as its number in Unicode, for ASCII the character's code.",
    sources: [sources.cipherChat],
  }),
  parameters: z.strictObject({ style: z._default(z.enum(['decimal', 'unicode']), 'decimal') }),
  convert: (text, { style }) =>
    Array.from(text, (character) => {
      const code = character.codePointAt(0) as number;
      return style === 'decimal' ? String(code) : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    }).join(' '),
  decode: (converted, { style }) => {
    const written = style === 'decimal' ? /^\d{1,7}$/ : /^U\+[0-9A-F]{4,6}$/;
    const parts = converted === '' ? [] : converted.split(' ');
    const codes = parts.map((part) =>
      !written.test(part) ? -1 : style === 'decimal' ? Number(part) : Number.parseInt(part.slice(2), 16),
    );
    if (codes.some((code) => code < 0 || code > 0x10ffff)) return converted;
    return codes.map((code) => String.fromCodePoint(code)).join('');
  },
});
