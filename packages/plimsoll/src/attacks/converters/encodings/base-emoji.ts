import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { fromBitGroups, toBitGroups } from './bit-groups.js';
import { byteCodec } from './byte-codec.js';

/** 256 emoji that every system shows: animals, people and things, faces. */
const ranges = [
  [0x1f400, 0x1f43e],
  [0x1f442, 0x1f4fc],
  [0x1f600, 0x1f605],
] as const;
const alphabet = {
  bits: 8,
  characters: ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  ),
};

/** One emoji for each byte of the text. */
export const baseEmoji = defineConverter({
  name: 'base-emoji',
  family: 'wide-base',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes each byte of the text as an emoji.' }),
  ...byteCodec({
    encode: (bytes) => toBitGroups(bytes, alphabet),
    decode: (text) => fromBitGroups(text, alphabet),
  }),
});
