import { readerClass } from '../reader.js';

const morse =
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split(
    ' ',
  );
const nato = (
  'alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo ' +
  'sierra tango uniform victor whiskey xray yankee zulu'
).split(' ');
const square = 'abcdefghiklmnopqrstuvwxyz';
const braille = '⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵';

/** Letters written as signals, words or numbers. */
export const signalCode = readerClass('signal-code', {
  morse: (text) => [
    text
      .replace(/[·•]/g, '.')
      .replace(/[–—−_]/g, '-')
      .replace(/[.-]+/g, (signal) => letter(morse.indexOf(signal))),
  ],
  spelling: (text) => [
    text
      .toLowerCase()
      .replace(/alpha\b/g, 'alfa')
      .replace(/juliet\b/g, 'juliett')
      .replace(/x-ray/g, 'xray')
      .split(/[^a-z]+/)
      .map((word) => letter(nato.indexOf(word)))
      .join(''),
  ],
  braille: (text) => [
    Array.from(text)
      .map((character) => letter(Array.from(braille).indexOf(character)))
      .join(''),
  ],
  places: (text) => [text.replace(/\d+/g, (number) => letter(Number(number) - 1))],
  square: (text) => [
    text.replace(/\b[1-5]{2}\b/g, (pair) => square[(Number(pair[0]) - 1) * 5 + Number(pair[1]) - 1] ?? ''),
    text.replace(
      /(\.{1,5}) (\.{1,5})/g,
      (_, row: string, column: string) => square[(row.length - 1) * 5 + column.length - 1] ?? '',
    ),
  ],
  twoLetters: (text) => [
    ...['ab', '01'].map((pair) =>
      (text.toLowerCase().match(new RegExp(`(?:[${pair}] ?){5}`, 'g')) ?? [])
        .map((five) => Array.from(five.replaceAll(' ', '')).reduce((value, sign) => value * 2 + pair.indexOf(sign), 0))
        .map(letter)
        .join(''),
    ),
  ],
});

function letter(place: number): string {
  return place >= 0 && place < 26 ? String.fromCharCode(97 + place) : '';
}
