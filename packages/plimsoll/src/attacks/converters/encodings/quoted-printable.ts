import { utf8Bytes } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { textOf } from './byte-codec.js';

const longestLine = 76;

/** Quoted-printable (RFC 2045 section 6.7), lines of at most 76 characters; line breaks of the text are escaped. */
export const quotedPrintable = defineConverter({
  name: 'quoted-printable',
  family: 'mail-encoding',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes the text as mail does: "=" and two hexadecimal digits for each byte.' }),
  parameters: z.strictObject({
    /** Every byte, or those only that mail needs escaped. */
    escape: z._default(z.enum(['all', 'needed']), 'all'),
  }),
  convert: (text, { escape }) => encode(utf8Bytes(text), escape === 'all'),
  decode: (converted) => {
    const joined = converted.replaceAll('=\r\n', '');
    if (/=(?![0-9A-F]{2})|[^\t -~]/.test(joined)) return converted;
    const bytes = joined.match(/=[0-9A-F]{2}|[^=]/g) ?? [];
    return textOf(
      Uint8Array.from(bytes, (one) => (one.length === 1 ? one.charCodeAt(0) : Number.parseInt(one.slice(1), 16))),
    );
  },
});

function encode(bytes: Uint8Array, all: boolean): string {
  let out = '';
  let width = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    const plain = (byte >= 33 && byte <= 126 && byte !== 61) || (byte === 32 && index < bytes.length - 1);
    const written = plain && !all ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (width + written.length >= longestLine) {
      out += '=\r\n';
      width = 0;
    }
    out += written;
    width += written.length;
  }
  return out;
}
