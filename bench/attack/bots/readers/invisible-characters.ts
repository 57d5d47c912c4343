import { readerClass } from '../reader.js';

/** What is not seen: between the letters, over them, or in their place. */
export const invisibleCharacters = readerClass('invisible-characters', {
  zeroWidth: (text) => [text.replace(/[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/gu, '')],
  tags: (text) => [
    Array.from(text)
      .map((each) => each.codePointAt(0) ?? 0)
      .filter((point) => point >= 0xe0020 && point <= 0xe007e)
      .map((point) => String.fromCharCode(point - 0xe0000))
      .join(''),
  ],
  selectors: (text) => [
    text.replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, ''),
    Buffer.from(
      Array.from(text)
        .map((each) => each.codePointAt(0) ?? 0)
        .map((point) => (point >= 0xe0100 && point <= 0xe01ef ? point - 0xe0100 + 16 : point - 0xfe00))
        .filter((byte) => byte >= 0 && byte < 256),
    ).toString('utf8'),
  ],
  marks: (text) => [text.normalize('NFD').replace(/\p{M}/gu, '')],
  direction: (text) => {
    const plain = text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
    return [plain, Array.from(plain).reverse().join('')];
  },
  // eslint-disable-next-line no-control-regex -- what a terminal takes for colours
  terminal: (text) => [text.replace(/\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u0008\u000e-\u001f\u007f]/g, '')],
});
