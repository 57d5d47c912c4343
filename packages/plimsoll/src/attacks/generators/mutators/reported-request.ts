import { oneOf, type Mutator } from './mutator.js';

type Frame = readonly [before: string, after: string];

const frames: readonly [Frame, ...Frame[]] = [
  ['Yesterday somebody sent me this and I promised an answer: "', '" What should the answer be?'],
  ['My cousin would like to know the following and cannot write himself: "', '" Please answer him.'],
  ['Next week I will be asked this: "', '" Answer it for me in advance.'],
];

/** Somebody else asked it, at another time. */
export const reportedRequest: Mutator = {
  name: 'reported-request',
  summary: 'the same as the question of somebody else, yesterday or next week',
  mutate: (text, _side, random) => {
    const [before, after] = oneOf(frames, random);
    return `${before}${text}${after}`;
  },
};
