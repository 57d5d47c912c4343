import type { ContentHash } from '@plimsoll/core';
import { harmCategories, type HarmCategory } from './harm-categories.js';
import { harmKindWeights } from './harm-kind-weights.js';
import { harmKindThresholds } from './model-thresholds.js';
import { unpackModel, type LinearModel } from './packed-model.js';
import { scoreWindows } from './window-scores.js';

export const harmKindsHash: ContentHash = harmKindWeights.hash;

let loaded: LinearModel | undefined;

/** Kinds of harm that a window shows, the surest first; read only where the harm head has already seen something. */
export function readHarmKinds(window: string): readonly HarmCategory[] {
  loaded ??= unpackModel(harmKindWeights);
  const model = loaded;
  const { tops } = scoreWindows(model.table, window);
  return harmCategories
    .map((category, head) => ({ category, probability: model.probability(head, tops[head]?.score ?? -Infinity) }))
    .filter(({ category, probability }) => probability >= harmKindThresholds[category].blockAt)
    .sort((left, right) => right.probability - left.probability)
    .map(({ category }) => category);
}
