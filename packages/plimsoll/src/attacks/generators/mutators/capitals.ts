import type { Mutator } from './mutator.js';

/** Everything in capitals. */
export const capitals: Mutator = {
  name: 'capitals',
  summary: 'everything in capitals',
  mutate: (text) => {
    const loud = text.toUpperCase();
    return loud === text ? undefined : loud;
  },
};
