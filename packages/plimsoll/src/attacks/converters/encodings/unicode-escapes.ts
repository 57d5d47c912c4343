import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';

/** Every character as an escape of programming languages: "\u0068", or "\u{68}". */
export const unicodeEscapes = defineConverter({
  name: 'unicode-escapes',
  family: 'escapes',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes each character as an escape of JavaScript, Java or JSON.' }),
  parameters: z.strictObject({ style: z._default(z.enum(['four-digits', 'braces']), 'four-digits') }),
  convert: (text, { style }) =>
    style === 'braces'
      ? Array.from(text, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`).join('')
      : text
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
  decode: (converted) =>
    converted.replaceAll(/\\u(?:([0-9a-f]{4})|\{([0-9a-f]{1,6})\})/g, (whole, unit?: string, point?: string) => {
      if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
      const code = Number.parseInt(point ?? '', 16);
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    }),
});
