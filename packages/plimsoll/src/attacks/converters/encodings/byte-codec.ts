import { utf8Bytes, utf8Text } from '@plimsoll/core/text';

interface ByteCodec {
  encode(bytes: Uint8Array): string;
  /** `undefined` when the text is not encoded so. */
  decode(text: string): Uint8Array | undefined;
}

interface TextCodec {
  convert(text: string): string;
  decode(converted: string): string;
}

/** Writes a text by its UTF-8 bytes. What cannot be decoded comes back as it is. */
export function byteCodec({ encode, decode }: ByteCodec): TextCodec {
  return {
    convert: (text) => encode(utf8Bytes(text)),
    decode: (converted) => {
      const bytes = decode(converted);
      return bytes === undefined ? converted : textOf(bytes);
    },
  };
}

/** The text of bytes, a byte order mark at its beginning too. */
export function textOf(bytes: Uint8Array): string {
  let marks = 0;
  while (bytes[marks] === 0xef && bytes[marks + 1] === 0xbb && bytes[marks + 2] === 0xbf) marks += 3;
  return '\ufeff'.repeat(marks / 3) + utf8Text(bytes.subarray(marks));
}
