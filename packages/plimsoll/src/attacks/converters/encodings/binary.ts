import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { byteCodec } from './byte-codec.js';
import { fromByteNumbers, toByteNumbers } from './byte-numbers.js';

const numbers = { base: 2, width: 8, before: '', between: ' ' } as const;

/** Each UTF-8 byte as eight binary digits. */
export const binary = defineConverter({
  name: 'binary',
  family: 'character-codes',
  scope: 'letters',
  knowledge: encodedText({
    summary: 'Writes each byte of the text as eight ones and zeros.',
  }),
  ...byteCodec({
    encode: (bytes) => toByteNumbers(bytes, numbers),
    decode: (text) => fromByteNumbers(text, numbers),
  }),
});
