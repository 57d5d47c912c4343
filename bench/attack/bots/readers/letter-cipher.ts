import { readerClass } from '../reader.js';

/** Each letter stands for another. */
export const letterCipher = readerClass('letter-cipher', {
  rot13: (text) => [shifted(text, 13)],
  anyShift: (text) => Array.from({ length: 25 }, (_, shift) => shifted(text, shift + 1)),
  atbash: (text) => [mapped(text, (place) => 25 - place)],
  rot47: (text) => [
    text.replace(/[!-~]/g, (character) => String.fromCharCode(33 + ((character.charCodeAt(0) - 33 + 47) % 94))),
  ],
  keyed: (text) => {
    const key = /\bkey\s?(?:word)?\s?(?:is|=|:)?\s?["'“]?([a-z]{3,12})\b/i.exec(text)?.[1]?.toLowerCase();
    if (key === undefined) return [];
    let at = 0;
    const read = (from: string): string =>
      mapped(from, (place) => (place - (key.charCodeAt(at++ % key.length) - 97) + 26) % 26);
    // The words before the cipher text use up no letters of the key: try it from each line and each colon.
    return text.split(/[\n:]/).map((part) => {
      at = 0;
      return read(part);
    });
  },
});

function shifted(text: string, shift: number): string {
  return mapped(text, (place) => (place + shift) % 26);
}

function mapped(text: string, to: (place: number) => number): string {
  return text.toLowerCase().replace(/[a-z]/g, (letter) => String.fromCharCode(97 + to(letter.charCodeAt(0) - 97)));
}
