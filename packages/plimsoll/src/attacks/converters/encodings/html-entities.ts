import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';

/** Every character as a numeric character reference of HTML. */
export const htmlEntities = defineConverter({
  name: 'html-entities',
  family: 'escapes',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes each character as a reference of HTML.' }),
  parameters: z.strictObject({ style: z._default(z.enum(['decimal', 'hexadecimal']), 'decimal') }),
  convert: (text, { style }) =>
    Array.from(text, (character) => {
      const code = character.codePointAt(0) as number;
      return style === 'decimal' ? `&#${code};` : `&#x${code.toString(16)};`;
    }).join(''),
  decode: (converted) =>
    converted.replaceAll(/&#(?:(\d{1,7})|x([0-9a-f]{1,6}));/g, (whole, decimal?: string, hexadecimal?: string) => {
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    }),
});
