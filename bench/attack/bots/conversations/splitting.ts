import { shuffle } from '@plimsoll/core/statistics';
import { recognise, recogniseLetters } from '../recognise.js';
import { byDifficulty, type Moment, type WeaknessClass } from '../weakness.js';

/** Where the pieces of a request may stand. */
const cuts: readonly ((moment: Moment) => readonly string[])[] = [
  ({ text }) => [...text.matchAll(/["'`“«]([^"'`”»]{1,200})["'`”»]/g)].map(([, piece]) => piece ?? ''),
  ({ text }) =>
    [...text.matchAll(/(?:^|[\s,;(])\$?\w{1,20}\s*(?:=|:=|:)\s*["']?([^"';\n]{1,200})/g)].map(
      ([, piece]) => piece ?? '',
    ),
  ({ text }) => text.split('\n').flatMap((line) => /^\s*(?:[-*•]|\(?\w{1,3}[.):])\s*(.+)$/.exec(line)?.[1] ?? []),
  ({ turns }) => turns,
];

/**
 * Looks at each piece, and puts them together unseen. Easy: reads pieces in quotes, in assignments, in lists and over
 * several turns; medium: two of these; hard: one.
 */
export const splitting: WeaknessClass = {
  name: 'splitting',
  create: (difficulty, random) => {
    const read = shuffle(random, cuts).slice(0, byDifficulty(difficulty, 4, 2, 1));
    return (moment) => {
      const { goals } = moment;
      for (const cut of read) {
        const pieces = cut(moment);
        if (pieces.length < 2 || pieces.some((piece) => recognise(goals, piece) !== undefined)) continue;
        const goal = recognise(goals, pieces.join(' ')) ?? recogniseLetters(goals, pieces.join(''));
        if (goal !== undefined) return goal;
      }
      return undefined;
    };
  },
};
