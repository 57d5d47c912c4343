import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { byteCodec } from '../encodings/byte-codec.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';

/** Each UTF-8 byte as one of Unicode's 256 variation selectors, behind a sign that is seen. */
export const variationSelectors = defineConverter({
  name: 'variation-selectors',
  family: 'invisible-text',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Hides the bytes of the text in variation selectors behind one emoji.',
    defences: ['Take variation selectors out where they stand in rows', 'Score the text they spell', 'Judge the reply'],
    sources: [sources.smuggledEmoji],
  }),
  parameters: z.strictObject({ carrier: z._default(z.enum(['😊', '👍', '📎', 'a']), '😊') }),
  convert: (text, { carrier }) => carrier + codec.convert(text),
  decode: (converted) => codec.decode(converted),
});

const codec = byteCodec({
  encode: (bytes) =>
    Array.from(bytes, (byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join(''),
  decode: (text) => {
    const [, ...selectors] = Array.from(text, (one) => one.codePointAt(0) as number);
    const bytes = selectors.map((code) =>
      code >= 0xfe00 && code <= 0xfe0f ? code - 0xfe00 : code >= 0xe0100 && code <= 0xe01ef ? code - 0xe0100 + 16 : -1,
    );
    return bytes.includes(-1) ? undefined : Uint8Array.from(bytes);
  },
});
