import { featureNames } from '../../packages/guard/src/matchers/refusal/reply-features.js';
import { fit, score, type FittedModel } from './fit.js';
import { chooseGrams, examplesFor, knownGrams, type MeasuredReply } from './prepare.js';
import { doubt, fitOptions, leastClusters, sourceWeight } from './settings.js';

/** Both heads and the word groups that they know. */
export interface LearntHeads {
  readonly grams: ReadonlyMap<number, number>;
  readonly delivers: FittedModel;
  readonly withholds: FittedModel;
}

/** Takes {@link doubt} off every reply that is not short. */
function doubting(model: FittedModel): FittedModel {
  const short = featureNames.indexOf('under 25 words');
  return {
    ...model,
    bias: model.bias - doubt,
    dense: model.dense.map((weight, at) => weight + (at === short ? doubt : 0)),
  };
}

/** Fits both heads. */
export function learnHeads(replies: readonly MeasuredReply[]): LearntHeads {
  const grams = chooseGrams(replies, leastClusters);
  const head = (name: 'delivers' | 'withholds'): FittedModel =>
    fit(examplesFor(name, replies, grams, sourceWeight), replies[0]?.dense.length ?? 0, grams.size, fitOptions);
  return { grams, delivers: doubting(head('delivers')), withholds: head('withholds') };
}

/** Fits both heads and gives the function that scores a reply with them, in log-odds. */
export function learn(
  replies: readonly MeasuredReply[],
): (measured: MeasuredReply) => { readonly delivers: number; readonly withholds: number } {
  const heads = learnHeads(replies);
  return (measured) => {
    const known = knownGrams(measured, heads.grams);
    return {
      delivers: score(heads.delivers, measured.dense, known),
      withholds: score(heads.withholds, measured.dense, known),
    };
  };
}
