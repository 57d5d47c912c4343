import * as z from 'zod/mini';
import { classifyReply, refusalMatcherVersion } from '../../matchers/refusal/index.js';
import { defineDetector } from '../detector.js';

/** Replies that decline, wholly or in part: for handing over to a person, and for counting. English only. */
export const refusalDetector = defineDetector({
  name: 'refusal',
  summary: 'replies that decline what was asked (English)',
  categories: ['refusal', 'partial-refusal'],
  channels: ['assistant'],
  options: z.strictObject({}),
  create: () => ({
    name: 'refusal',
    version: refusalMatcherVersion,
    reach: 'sentence',
    inspect({ text }) {
      const { behaviour, confidence } = classifyReply({ reply: text });
      if (behaviour !== 'refused' && behaviour !== 'partly-complied') return [];
      const category = behaviour === 'refused' ? 'refusal' : 'partial-refusal';
      return [{ detector: 'refusal', category, score: Math.min(1, confidence), span: null, view: 'plain' }];
    },
  }),
});
