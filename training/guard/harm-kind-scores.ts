import { harmKindWeights } from '../../packages/guard/src/models/harm-kind-weights.js';
import { unpackModel } from '../../packages/guard/src/models/packed-model.js';
import { scoreWindows } from '../../packages/guard/src/models/window-scores.js';

const model = unpackModel(harmKindWeights);

/** Calibrated probability of every kind of harm for a window, in the order of `harmCategories`. */
export function harmKindScores(window: string): readonly number[] {
  return scoreWindows(model.table, window).tops.map(({ score }, head) => model.probability(head, score));
}
