import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { fromBitGroups, toBitGroups } from './bit-groups.js';
import { byteCodec } from './byte-codec.js';

const first = 0xac00;
const alphabet = {
  bits: 11,
  characters: Array.from({ length: 2048 }, (_, value) => String.fromCharCode(first + value)),
  surplus: String.fromCharCode(first + 2048),
};

/** Eleven bits a character, as base2048 does it, in an alphabet of Korean syllables from U+AC00 on. */
export const baseHangul = defineConverter({
  name: 'base-hangul',
  family: 'wide-base',
  scope: 'letters',
  knowledge: encodedText({ summary: "Writes the text's bits as Korean syllables, eleven bits each." }),
  ...byteCodec({
    encode: (bytes) => toBitGroups(bytes, alphabet),
    decode: (text) => fromBitGroups(text, alphabet),
  }),
});
