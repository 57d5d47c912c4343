import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { fromBase85, toBase85 } from './base85-groups.js';
import { byteCodec } from './byte-codec.js';

const digits = Array.from({ length: 85 }, (_, value) => String.fromCharCode(33 + value)).join('');

/** Ascii85 as PostScript and PDF write it: "<~" and "~>" around, "z" for four zero bytes. */
export const ascii85 = defineConverter({
  name: 'ascii85',
  family: 'base-85',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes the text in Ascii85, as PostScript and PDF embed bytes.' }),
  ...byteCodec({
    encode: (bytes) => `<~${toBase85(bytes, digits, 'z')}~>`,
    decode: (text) => {
      const [, inside] = /^<~(.*)~>$/s.exec(text) ?? [];
      return inside === undefined ? undefined : fromBase85(inside, digits, 'z');
    },
  }),
});
