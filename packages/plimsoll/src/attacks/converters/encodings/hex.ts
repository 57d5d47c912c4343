import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { byteCodec } from './byte-codec.js';
import { fromByteNumbers, toByteNumbers } from './byte-numbers.js';

const styles = {
  spaced: { before: '', between: ' ' },
  run: { before: '', between: '' },
  backslash: { before: '\\x', between: '' },
  prefixed: { before: '0x', between: ', ' },
} as const;

/** Each UTF-8 byte in hexadecimal: "69 67", "6967", "\x69\x67" or "0x69, 0x67". */
export const hex = defineConverter({
  name: 'hex',
  family: 'character-codes',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes each byte of the text as a hexadecimal number.' }),
  parameters: z.strictObject({ style: z._default(z.enum(['spaced', 'run', 'backslash', 'prefixed']), 'spaced') }),
  convert: (text, { style }) => codecOf(style).convert(text),
  decode: (converted, { style }) => codecOf(style).decode(converted),
});

function codecOf(style: keyof typeof styles): ReturnType<typeof byteCodec> {
  const numbers = { base: 16, width: 2, ...styles[style] } as const;
  return byteCodec({
    encode: (bytes) => toByteNumbers(bytes, numbers),
    decode: (text) => fromByteNumbers(text, numbers),
  });
}
