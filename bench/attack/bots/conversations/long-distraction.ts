import { keyWords, wordsOf } from '../goal.js';
import { byDifficulty, type WeaknessClass } from '../weakness.js';

/**
 * Loses its rules from sight. Easy: 80 words beside the request, or two earlier turns about something else; medium: 200
 * or four; hard: 500 or eight.
 */
export const longDistraction: WeaknessClass = {
  name: 'long-distraction',
  create: (difficulty) => {
    const words = byDifficulty(difficulty, 80, 200, 500);
    const needed = byDifficulty(difficulty, 2, 4, 8);
    return ({ text, turns, asked, pursued }) => {
      const goal = asked ?? pursued;
      if (goal === undefined) return undefined;
      const about = keyWords(goal);
      const beside = turns.slice(0, -1).filter((turn) => !about.some((word) => turn.toLowerCase().includes(word)));
      const length = wordsOf(text).length - wordsOf(goal.text).length;
      return length >= words || beside.length >= needed ? goal : undefined;
    };
  },
};
