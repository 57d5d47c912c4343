import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { byteCodec } from './byte-codec.js';

/** Percent-encoding (RFC 3986) of every byte, or of those only that a URL needs escaped; as often as asked for. */
export const urlEncoding = defineConverter({
  name: 'url-encoding',
  family: 'escapes',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes the text as in a URL: a per cent sign and two digits for each byte.' }),
  parameters: z.strictObject({
    escape: z._default(z.enum(['all', 'needed']), 'all'),
    times: z._default(z.int().check(z.minimum(1), z.maximum(3)), 1),
  }),
  convert: (text, { escape, times }) => {
    let encoded = escape === 'all' ? everyByte.convert(text) : encodeURIComponent(text);
    for (let done = 1; done < times; done += 1) encoded = encoded.replaceAll('%', '%25');
    return encoded;
  },
  decode: (converted, { times }) => {
    let decoded = converted;
    for (let done = 1; done < times; done += 1) decoded = decoded.replaceAll('%25', '%');
    return everyByte.decode(decoded);
  },
});

const everyByte = byteCodec({
  encode: (bytes) => Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  decode: (text) => {
    if (/%(?![0-9A-F]{2})|[^!-~]/.test(text)) return undefined;
    return Uint8Array.from(text.match(/%[0-9A-F]{2}|[^%]/g) ?? [], (one) =>
      one.length === 1 ? one.charCodeAt(0) : Number.parseInt(one.slice(1), 16),
    );
  },
});
