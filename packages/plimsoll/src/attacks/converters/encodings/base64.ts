import { fromBase64, toBase64 } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { byteCodec } from './byte-codec.js';

const codec = byteCodec({ encode: toBase64, decode: fromBase64 });

/** Base64 (RFC 4648 section 4, or 5 for URLs) of the text's UTF-8 bytes. */
export const base64 = defineConverter({
  name: 'base64',
  family: 'base-n',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes the text in base64.', sources: [sources.jailbroken] }),
  parameters: z.strictObject({ alphabet: z._default(z.enum(['standard', 'url']), 'standard') }),
  convert: (text, { alphabet }) => {
    const encoded = codec.convert(text);
    return alphabet === 'standard' ? encoded : encoded.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  },
  decode: codec.decode,
});
