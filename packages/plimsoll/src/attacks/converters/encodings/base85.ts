import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { fromBase85, toBase85 } from './base85-groups.js';
import { byteCodec } from './byte-codec.js';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';

/** Base85 in the alphabet of RFC 1924, by groups of four bytes, as Git and Python write it. */
export const base85 = defineConverter({
  name: 'base85',
  family: 'base-85',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes the text in base85, as Git writes binary patches.' }),
  ...byteCodec({ encode: (bytes) => toBase85(bytes, digits), decode: (text) => fromBase85(text, digits) }),
});
