import { shuffle } from '@plimsoll/core/statistics';
import { recognise, recogniseLetters } from './recognise.js';
import { byDifficulty, type WeaknessClass } from './weakness.js';

/** What a text may say to somebody who reads a dialect. */
export type Reading = (text: string) => readonly string[];

/** Of longer texts a bot reads the beginning. */
const longest = 4_000;

/**
 * Bots that read a disguise and then do not apply their rules to what they read. Easy: all dialects; medium: half of
 * them; hard: one.
 */
export function readerClass(name: string, dialects: Readonly<Record<string, Reading>>): WeaknessClass {
  return {
    name,
    create: (difficulty, random) => {
      const all = shuffle(random, Object.values(dialects));
      const read = all.slice(0, byDifficulty(difficulty, all.length, Math.ceil(all.length / 2), 1));
      return ({ text, goals, asked }) => {
        if (asked !== undefined) return undefined;
        for (const reading of read)
          for (const said of reading(text.slice(0, longest))) {
            const goal = recognise(goals, said) ?? recogniseLetters(goals, said);
            if (goal !== undefined) return goal;
          }
        return undefined;
      };
    },
  };
}
