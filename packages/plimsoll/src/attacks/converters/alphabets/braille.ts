import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';

/** Dots of the letters a to z, as offsets in the block of braille patterns. */
const letterDots = [1, 3, 9, 25, 17, 11, 27, 19, 10, 26, 5, 7, 13, 29, 21, 15, 31, 23, 14, 30, 37, 39, 58, 45, 61, 53];
const signs: Readonly<Record<string, number>> = { ',': 2, ';': 6, ':': 18, '.': 50, '!': 22, '?': 38, "'": 4, '-': 36 };
const capital = cell(32);
const number = cell(60);
/** Ends a number before a letter a to j. */
const letterSign = cell(48);

const cells = new Map([
  ...letterDots.map((dots, place) => [String.fromCharCode(97 + place), cell(dots)] as const),
  ...Object.entries(signs).map(([sign, dots]) => [sign, cell(dots)] as const),
]);
const letters = new Map(Array.from(cells, ([letter, written]) => [written, letter]));

/** Unified English Braille, grade 1 (no contractions), in Unicode's braille patterns. */
export const braille = defineConverter({
  name: 'braille',
  family: 'braille',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Writes letters, digits and common signs in braille patterns.' }),
  convert: (text) => {
    let out = '';
    let inNumber = false;
    for (const character of withoutPatterns(text)) {
      if (/[0-9]/.test(character)) {
        const digit = cell(letterDots[(Number(character) + 9) % 10] as number);
        out += inNumber ? digit : number + digit;
        inNumber = true;
        continue;
      }
      if (inNumber && /[a-j]/.test(character)) out += letterSign;
      inNumber = false;
      if (/[A-Z]/.test(character)) out += capital + (cells.get(character.toLowerCase()) as string);
      else out += cells.get(character) ?? character;
    }
    return out;
  },
  decode: (converted) => {
    let out = '';
    let inNumber = false;
    let next: 'capital' | 'letter' | undefined;
    for (const character of converted) {
      if (character === number) inNumber = true;
      else if (character === capital || character === letterSign) {
        next = character === capital ? 'capital' : 'letter';
        inNumber = false;
      } else {
        const letter = letters.get(character) ?? character;
        const digit: number = inNumber ? 'abcdefghij'.indexOf(letter) : -1;
        inNumber = digit >= 0;
        out += inNumber ? String((digit + 1) % 10) : next === 'capital' ? letter.toUpperCase() : letter;
        next = undefined;
      }
    }
    return out;
  },
  loss: { summary: 'Braille patterns in the text are left out.', keeps: withoutPatterns },
});

function cell(dots: number): string {
  return String.fromCharCode(0x2800 + dots);
}

function withoutPatterns(text: string): string {
  return text.replaceAll(/[\u2800-\u28ff]/g, '');
}
