import { randomInteger } from '@plimsoll/core/statistics';
import type { Mutator } from './mutator.js';

/** Two neighbouring letters swapped in about every fourth longer word, as fast typing does. */
export const typingSlips: Mutator = {
  name: 'typing-slips',
  summary: 'swapped letters, as fast typing leaves them',
  mutate: (text, _side, random) => {
    const changed = text.replace(/[a-z]{5,}/gi, (word) => {
      if (random.next() > 0.25) return word;
      const at = 1 + randomInteger(random, word.length - 3);
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    });
    return changed === text ? undefined : changed;
  },
};
