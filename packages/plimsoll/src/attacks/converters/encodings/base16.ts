import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { fromBitGroups, toBitGroups } from './bit-groups.js';
import { byteCodec } from './byte-codec.js';

const alphabet = { bits: 4, characters: Array.from('0123456789ABCDEF') };

/** Base16 (RFC 4648 section 8) of the text's UTF-8 bytes. */
export const base16 = defineConverter({
  name: 'base16',
  family: 'base-n',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes the text in base16: two hexadecimal digits for each byte, in one run.' }),
  ...byteCodec({
    encode: (bytes) => toBitGroups(bytes, alphabet),
    decode: (text) => fromBitGroups(text.toUpperCase(), alphabet),
  }),
});
