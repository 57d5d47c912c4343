import * as z from 'zod/mini';
import type { Channel } from '../../channel.js';
import type { Finding } from '../../decision.js';
import { firstLineHash, readFirstLine } from '../learned/read-first-line.js';
import { firstLineThresholds } from '../../models/model-thresholds.js';
import { defineDetector, type Detector, type DetectorInput, type Thresholds } from '../detector.js';
import { graded } from '../learned/graded.js';

const name = 'injection';

/** What comes from the user is judged as a request, what comes from elsewhere as a document that should not give orders. */
function headOf(channel: Channel): 'user' | 'document' {
  return channel === 'user' ? 'user' : 'document';
}

/** Attacks on the model: orders to drop its instructions, jailbreaks, and orders hidden in documents and results of tools. */
export const injectionDetector = defineDetector({
  name,
  summary: 'Attacks on the model: jailbreaks, orders to drop its instructions, orders hidden in documents (learned)',
  categories: ['injection', 'unfamiliar'],
  channels: ['user', 'retrieved', 'tool-result'],
  options: z.strictObject({}),
  create: (): Detector => ({
    name,
    version: '1',
    modelHash: firstLineHash,
    reach: 'sentence',
    thresholds: (channel): Thresholds => firstLineThresholds[headOf(channel)],
    inspect: ({ channel, views }: DetectorInput): readonly Finding[] => {
      const head = headOf(channel);
      const reading = readFirstLine(views, head);
      const { score, category } = graded(reading, firstLineThresholds[head], 'injection');
      return score < firstLineThresholds[head].threshold
        ? []
        : [{ detector: name, category, score, span: reading.span, view: reading.view }];
    },
  }),
});
