import type { AsciiCodes } from './ascii-codes.js';
import type { EncodedRun } from './encoded-run.js';
import { isPlausible } from './plausible.js';

/** The spelling alphabet of radio operators; each word stands for its first letter. */
export const spellingWords: readonly string[] =
  'alfa alpha bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey x-ray xray yankee zulu'.split(
    ' ',
  );
/** ITU-R M.1677-1: letters, digits, and the signs of sentences. */
const morse =
  'a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. 0----- ..-.-.- ,--..-- :---... ?..--.. \'.----. --....- /-..-. (-.--. )-.--.- ".-..-. @.--.-.';
/** Tap code has no "k". */
const square = 'abcdefghijlmnopqrstuvwxyz';

/** A writing in which each letter is a token of its own, with gaps between, and a stroke between words. */
interface TokenAlphabet {
  readonly name: string;
  /** Every text in it, but for the oddest, holds one of these: the others need not be searched. */
  readonly hints: readonly string[];
  readonly run: RegExp;
  readonly letters: ReadonlyMap<string, string>;
}

const between = '(?: {0,2}[/|] {0,2}|,? {1,3})';
const alphabets: readonly TokenAlphabet[] = [
  {
    name: 'tap-code',
    hints: ['. .-', '- .'],
    run: runOf('\\.{1,5}-\\.{1,5}'),
    letters: new Map(
      Array.from(square, (letter, place) => [
        `${'.'.repeat(1 + Math.floor(place / 5))}-${'.'.repeat(1 + (place % 5))}`,
        letter,
      ]),
    ),
  },
  {
    name: 'morse',
    hints: ['. -', '- .'],
    run: new RegExp('(?<![\\w.-])(?:[.-]{1,7}(?: {0,2}[/|] {0,2}| {1,3})){7,}[.-]{1,7}', 'g'),
    letters: new Map(morse.split(' ').map((entry) => [entry.slice(1), entry.charAt(0)])),
  },
  {
    name: 'two-letters',
    hints: ['BAA', 'baa'],
    run: runOf('[ABab]{5}'),
    letters: new Map(
      Array.from('abcdefghijklmnopqrstuvwxyz', (letter, place) => [
        place.toString(2).padStart(5, '0').replaceAll('0', 'a').replaceAll('1', 'b'),
        letter,
      ]),
    ),
  },
  {
    name: 'spelled',
    hints: ['cho ', 'CHO '],
    run: runOf(`(?:${spellingWords.join('|')})(?![a-z])`),
    letters: new Map(spellingWords.map((word) => [word, word.charAt(0)])),
  },
];

/** Letters written as signals or words: Morse, tap code, five signs of two kinds, the radio operators' alphabet. */
export function findTokenRuns({ text }: AsciiCodes, found: EncodedRun[]): void {
  for (const { name, hints, run, letters } of alphabets) {
    if (!hints.some((hint) => text.includes(hint))) continue;
    for (const { 0: written, index: start } of text.matchAll(run)) {
      const decoded = written
        .toLowerCase()
        .replaceAll(/[^\s/|,]+|[\s/|,]+/g, (token) => letters.get(token) ?? (/[/|]/.test(token) ? ' ' : ''));
      if (isPlausible(decoded)) found.push({ name, start, end: start + written.length, text: decoded });
    }
  }
}

function runOf(token: string): RegExp {
  return new RegExp(`(?<![\\w.-])(?:${token}${between}){7,}${token}`, 'gi');
}
