import { fromBase32, toBase32 } from '@plimsoll/core/text';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { byteCodec } from './byte-codec.js';

/** Base32 (RFC 4648 section 6) of the text's UTF-8 bytes. */
export const base32 = defineConverter({
  name: 'base32',
  family: 'base-n',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes the text in base32: capitals and the digits 2 to 7.' }),
  ...byteCodec({ encode: toBase32, decode: (text) => fromBase32(text.replace(/=+$/, '')) }),
});
