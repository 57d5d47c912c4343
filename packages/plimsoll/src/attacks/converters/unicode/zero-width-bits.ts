import { defineConverter } from '../converter.js';
import { fromBitGroups, toBitGroups } from '../encodings/bit-groups.js';
import { byteCodec } from '../encodings/byte-codec.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';

const alphabet = { bits: 2, characters: ['\u200b', '\u200c', '\u200d', '\u2060'] };
const carrier = 'Hello.';
const codec = byteCodec({
  encode: (bytes) => toBitGroups(bytes, alphabet),
  decode: (text) => fromBitGroups(text, alphabet),
});

/** The bits of the text, two for each character without width, behind a greeting that is seen. */
export const zeroWidthBits = defineConverter({
  name: 'zero-width-bits',
  family: 'invisible-text',
  scope: 'text',
  knowledge: disguisedText({
    summary: 'Hides the bits of the text in characters without width behind a greeting.',
    defences: ['Take zero-width characters out where they stand in rows', 'Judge the reply'],
  }),
  convert: (text) => carrier + codec.convert(text),
  decode: (converted) => (converted.startsWith(carrier) ? codec.decode(converted.slice(carrier.length)) : converted),
});
