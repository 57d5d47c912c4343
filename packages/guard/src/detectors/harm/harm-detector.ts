import * as z from 'zod/mini';
import { contentHash } from '@plimsoll/core';
import type { Finding } from '../../decision.js';
import { firstLineHash, readFirstLine } from '../learned/read-first-line.js';
import { harmCategories } from '../../models/harm-categories.js';
import { harmKindsHash, readHarmKinds } from '../../models/harm-kinds.js';
import { firstLineThresholds } from '../../models/model-thresholds.js';
import { defineDetector, type Detector, type DetectorInput, type Thresholds } from '../detector.js';
import { graded } from '../learned/graded.js';
import { provenKinds } from './proven-kinds.js';

const name = 'harm';

/**
 * Harmful content or requests. One head decides whether; only then others say which kind. Kinds that did not prove themselves
 * on sources unseen in training are named only with `experimental`; without it such a text is "harm".
 */
export const harmDetector = defineDetector({
  name,
  summary: `Harmful content and requests (learned). Kinds on by default: ${provenKinds.join(', ') || 'none'}; all others are experimental`,
  categories: ['harm', ...harmCategories, 'unfamiliar'],
  channels: ['user', 'assistant', 'retrieved'],
  options: z.strictObject({
    /** Name also kinds that did not prove themselves on unseen sources. */
    experimental: z.optional(z.boolean()),
  }),
  create: ({ experimental = false }): Detector => ({
    name,
    version: '1',
    modelHash: contentHash([firstLineHash, harmKindsHash]),
    reach: 'sentence',
    thresholds: (): Thresholds => firstLineThresholds.harm,
    inspect: ({ views }: DetectorInput): readonly Finding[] => {
      const reading = readFirstLine(views, 'harm');
      const { score, category } = graded(reading, firstLineThresholds.harm, 'harm');
      if (score < firstLineThresholds.harm.threshold) return [];
      const finding = (kind: string): Finding => ({
        detector: name,
        category: kind,
        score,
        span: reading.span,
        view: reading.view,
      });
      if (category === 'unfamiliar') return [finding(category)];
      const kinds = readHarmKinds(reading.window).filter((kind) => experimental || provenKinds.includes(kind));
      return (kinds.length === 0 ? ['harm'] : kinds).map(finding);
    },
  }),
});
