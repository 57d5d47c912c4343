import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { byteCodec } from './byte-codec.js';
import { fromByteNumbers, toByteNumbers } from './byte-numbers.js';

const numbers = { base: 8, width: 3, before: '\\', between: '' } as const;

/** Each UTF-8 byte as an octal escape: "\150\151". */
export const octal = defineConverter({
  name: 'octal',
  family: 'character-codes',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes each byte of the text as an octal escape.' }),
  ...byteCodec({
    encode: (bytes) => toByteNumbers(bytes, numbers),
    decode: (text) => fromByteNumbers(text, numbers),
  }),
});
