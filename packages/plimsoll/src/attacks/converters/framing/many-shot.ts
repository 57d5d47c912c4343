import { shuffle } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { eagerAnswers } from './eager-answers.js';

const blocks = eagerAnswers.map(([question, answer]) => `User: ${question}\nAssistant: ${answer}\n\n`);
const before = 'User: ';
const after = '\nAssistant:';

/** The text as the last turn of a long conversation in which everything was answered. The answers in it are harmless. */
export const manyShot = defineConverter({
  name: 'many-shot',
  family: 'framing-many-shot',
  scope: 'frame',
  knowledge: framedText({
    summary: 'Puts many examples of eager answers in front of the request.',
    exploits: 'Models learn from the examples in their context, the more the longer it is.',
    defences: ['Bound or mark forged turns within one message', 'Judge the reply, whatever the request looked like'],
    sources: [sources.manyShot],
  }),
  parameters: z.strictObject({ examples: z._default(z.int().check(z.minimum(1), z.maximum(256)), 16) }),
  convert: (text, { examples }, random) => {
    const order = shuffle(random, blocks);
    const shots = Array.from({ length: examples }, (_, index) => order[index % order.length] as string);
    return `${shots.join('')}${before}${text}${after}`;
  },
  decode: (converted, { examples }) => {
    let at = 0;
    for (let count = 0; count < examples; count += 1) {
      const block = blocks.find((one) => converted.startsWith(one, at));
      if (block === undefined) return converted;
      at += block.length;
    }
    return converted.slice(at + before.length, -after.length);
  },
});
