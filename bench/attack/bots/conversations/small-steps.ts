import { wordsOf } from '../goal.js';
import { byDifficulty, type WeaknessClass } from '../weakness.js';

const openings = new Set('tell explain give help want know plan say print reveal repeat'.split(' '));

/**
 * Is led on. Easy: one earlier turn was about the matter; medium: two; hard: four; and none of them was refused: that is
 * where a bot becomes careful.
 */
export const smallSteps: WeaknessClass = {
  name: 'small-steps',
  create: (difficulty) => {
    const needed = byDifficulty(difficulty, 1, 2, 4);
    return ({ turns, asked, pursued, refusals }) => {
      const goal = asked ?? pursued;
      if (goal === undefined || refusals > 0) return undefined;
      const about = new Set(wordsOf(goal.text).filter((word) => word.length > 3 && !openings.has(word)));
      const steps = turns.slice(0, -1).filter((turn) => wordsOf(turn).some((word) => about.has(word)));
      return steps.length >= needed ? goal : undefined;
    };
  },
};
