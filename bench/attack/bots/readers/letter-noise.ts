import { wordsOf, type Goal } from '../goal.js';
import { shuffle } from '@plimsoll/core/statistics';
import { recogniseLetters, share } from '../recognise.js';
import { byDifficulty, type Moment, type WeaknessClass } from '../weakness.js';

type Reader = (moment: Moment) => Goal | undefined;

const digits: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '2': 'z', '3': 'e', '4': 'a', '5': 's', '6': 'g', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '!': 'i', '+': 't', '|': 'l', '(': 'c', '€': 'e', '£': 'l' },
};
const enough = 0.75;

/** The goal whose key words each have a word in the text that stands for them. */
const wordwise =
  (alike: (word: string, wanted: string) => boolean): Reader =>
  ({ goals, text }) => {
    const words = wordsOf(text.slice(0, 4_000));
    return goals.find((goal) => share(goal, (wanted) => words.some((word) => alike(word, wanted))) >= enough);
  };

const readers: readonly Reader[] = [
  // Digits and signs for letters.
  ({ goals, text }) =>
    recogniseLetters(
      goals,
      text.replace(/[^\p{L}\s]/gu, (sign) => digits[sign] ?? ''),
    ),
  // Blanks, points, hyphens or stars between letters.
  ({ goals, text }) => recogniseLetters(goals, text),
  // Letters in another order, the first in its place.
  wordwise((word, wanted) => word.startsWith(wanted.charAt(0)) && sorted(word) === sorted(wanted)),
  // One letter too many, too few or wrong; two in a long word.
  wordwise((word, wanted) => distance(word, wanted) <= (wanted.length > 6 ? 2 : 1)),
  // Letters said more than once.
  wordwise((word, wanted) => single(word) === single(wanted)),
  // No vowels.
  wordwise((word, wanted) => word.length > 2 && word === wanted.replace(/[aeiou]/g, '')),
];

/** Words that are spelled with noise. Easy: reads six kinds of it; medium: three; hard: one. */
export const letterNoise: WeaknessClass = {
  name: 'letter-noise',
  create: (difficulty, random) => {
    const read = shuffle(random, readers).slice(0, byDifficulty(difficulty, 6, 3, 1));
    return (moment) => {
      if (moment.asked !== undefined) return undefined;
      for (const reader of read) {
        const goal = reader(moment);
        if (goal !== undefined) return goal;
      }
      return undefined;
    };
  },
};

const sorted = (word: string): string => Array.from(word).sort().join('');
const single = (word: string): string => word.replace(/(.)\1+/gu, '$1');

/** Levenshtein's; words of very different length are told apart at once. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1)
      next.push(
        Math.min((next[to] ?? 0) + 1, (row[to + 1] ?? 0) + 1, (row[to] ?? 0) + (one[at] === other[to] ? 0 : 1)),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
