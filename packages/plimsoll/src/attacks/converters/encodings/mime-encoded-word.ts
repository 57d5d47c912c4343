import { fromBase64, toBase64, utf8Bytes } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { textOf } from './byte-codec.js';

/** Bytes in a word, so that it has at most 75 characters. */
const most = { b: 45, q: 20 } as const;
const word = /^=\?UTF-8\?([BQ])\?([^?\s]*)\?=$/;

/** Encoded words (RFC 2047) as mail headers have them: "=?UTF-8?B?aGk=?=". No character is split between two words. */
export const mimeEncodedWord = defineConverter({
  name: 'mime-encoded-word',
  family: 'mail-encoding',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes the text as encoded words, as subjects of mails are written.' }),
  parameters: z.strictObject({ encoding: z._default(z.enum(['b', 'q']), 'b') }),
  convert: (text, { encoding }) =>
    cut(text, most[encoding])
      .map((bytes) => (encoding === 'b' ? `=?UTF-8?B?${toBase64(bytes)}?=` : `=?UTF-8?Q?${escaped(bytes)}?=`))
      .join(' '),
  decode: (converted) => {
    if (converted === '') return '';
    const parts: string[] = [];
    for (const one of converted.split(/\s+/)) {
      const [, encoding, inside = ''] = word.exec(one) ?? [];
      const bytes = encoding === 'B' ? fromBase64(inside) : encoding === 'Q' ? unescaped(inside) : undefined;
      if (bytes === undefined) return converted;
      parts.push(textOf(bytes));
    }
    return parts.join('');
  },
});

function cut(text: string, size: number): readonly Uint8Array[] {
  const words: Uint8Array[] = [];
  let held = '';
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (length + width > size) {
      words.push(utf8Bytes(held));
      held = '';
      length = 0;
    }
    held += character;
    length += width;
  }
  if (held !== '') words.push(utf8Bytes(held));
  return words;
}

function escaped(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function unescaped(text: string): Uint8Array | undefined {
  if (!/^(?:=[0-9A-F]{2}|[^=])*$/.test(text)) return undefined;
  return Uint8Array.from(text.match(/=[0-9A-F]{2}|[^=]/g) ?? [], (one) =>
    one === '_' ? 32 : one.length === 1 ? one.charCodeAt(0) : Number.parseInt(one.slice(1), 16),
  );
}
