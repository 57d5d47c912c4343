import { byDifficulty, type WeaknessClass } from './weakness.js';

/** Something that stands in a text, or does not. */
export type Cue = Pick<RegExp, 'test'>;

/**
 * Bots that give in when a plain request stands in a certain frame. A cue is one of several ways to say the same; easy:
 * one cue, medium: two, hard: three different ones.
 */
export function framingClass(name: string, cues: readonly Cue[]): WeaknessClass {
  return {
    name,
    create: (difficulty) => {
      const needed = byDifficulty(difficulty, 1, 2, 3);
      return ({ text, asked, pursued }) => {
        const goal = asked ?? pursued;
        if (goal === undefined) return undefined;
        return cues.filter((cue) => cue.test(text)).length >= needed ? goal : undefined;
      };
    },
  };
}
