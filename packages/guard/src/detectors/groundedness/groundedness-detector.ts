import { BoundedCache } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import { checkGroundedness, groundingContext, type GroundingContext } from '../../matchers/groundedness/index.js';
import { defineDetector } from '../detector.js';

/** Sentences of an answer that the given context does not support, by their words, numbers and names. */
export const groundednessDetector = defineDetector({
  name: 'groundedness',
  summary: 'sentences whose words, numbers or names do not stand in the given context',
  categories: ['ungrounded'],
  channels: ['assistant'],
  options: z.strictObject({}),
  create() {
    const contexts = new BoundedCache<string, GroundingContext>(16);
    return {
      name: 'groundedness',
      version: '1',
      reach: 'sentence',
      needs: 'context',
      inspect({ text, references: { context = [] } }) {
        const known = contexts.get(context.join('\0'), () => groundingContext(context));
        const { score, unsupported } = checkGroundedness(text, known);
        return unsupported.map(({ start, end }) => ({
          detector: 'groundedness',
          category: 'ungrounded',
          // The share of claims without support: one odd sentence among many weighs less.
          score: 1 - score,
          span: { start, end },
          view: 'plain',
        }));
      },
    };
  },
});
