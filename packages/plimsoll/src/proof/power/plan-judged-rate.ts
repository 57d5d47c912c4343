import { PlimsollError } from '@plimsoll/core';
import {
  clusteredRate,
  clusteredSampleSize,
  independentRate,
  sampleSizeWithJudge,
  type Random,
} from '@plimsoll/core/statistics';
import { recoverInterval } from '../../graders/calibration/recover-interval.js';
import { resizeShape, shapeTotals, type ClusterShape } from './cluster-shape.js';
import { clusterDrawer } from './draw-clusters.js';
import { binomialTable, drawCount } from './draw-counts.js';
import type { ClaimPlan, RateClaim } from './plan-rate.js';
import { smallestPlan } from './smallest-plan.js';

/** A judge's error rates, and how many labels measured them. */
export interface JudgeModel {
  /** Share of true failures that it flags. */
  readonly sensitivity: number;
  /** Share of true passes that it does not flag. */
  readonly specificity: number;
  readonly labelledFailures: number;
  readonly labelledPasses: number;
}

/** The level at which calibrations are stored; a gate takes their intervals as they are. */
const calibrationLevel = 0.95;

/**
 * Judged trials that show a rate, corrected for the judge's errors, to lie at or below a line, by the corrected interval
 * that run summaries and gates use. Found by drawing verdicts and labels. Null when no number of trials is enough, because
 * so few labels leave more doubt than there is room below the line.
 *
 * @throws PlimsollError `invalid-argument` when the judge is no better than chance.
 */
export function planJudgedRate(claim: RateClaim, judge: JudgeModel, random: Random): ClaimPlan | null {
  requireBetterThanChance(judge);
  const start = sampleSizeWithJudge({ ...claim, ...judge });
  if (start === null) return null;
  const { n, clusters } = shapeTotals(claim.shape);
  const kish = clusteredSampleSize(start, { clusterSize: n / clusters, intraclassCorrelation: claim.correlation });
  // Labels may leave so much doubt that no number of trials is enough: beyond this, more of them change nothing.
  if (chanceCorrectedShown(claim, judge, resizeShape(claim.shape, 200 * kish.clusters), random, 500) < claim.power) {
    return null;
  }
  const found = smallestPlan(claim.power, kish.clusters, (many, repeats) =>
    chanceCorrectedShown(claim, judge, resizeShape(claim.shape, many), random, repeats),
  );
  if (found === null) return null;
  return { ...found, n: shapeTotals(resizeShape(claim.shape, found.clusters)).n, method: 'simulated' };
}

/** Share of imagined runs, each with labels of its own, whose corrected upper bound keeps the line. */
export function chanceCorrectedShown(
  claim: Pick<RateClaim, 'line' | 'expectedRate' | 'confidence' | 'correlation'>,
  judge: JudgeModel,
  shape: ClusterShape,
  random: Random,
  repeats: number,
): number {
  const { expectedRate: rate, correlation } = claim;
  const youden = judge.sensitivity + judge.specificity - 1;
  const flagged = 1 - judge.specificity + youden * rate;
  // Two trials of a cluster are flagged together only because they fail together.
  const shared = flagged * (1 - flagged) === 0 ? 0 : (youden ** 2 * rate * (1 - rate)) / (flagged * (1 - flagged));
  const draw = clusterDrawer({ shape, rate: flagged, correlation: correlation * shared }, random);
  const caught = binomialTable(judge.labelledFailures, judge.sensitivity);
  const cleared = binomialTable(judge.labelledPasses, judge.specificity);
  let shown = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const raw = clusteredRate(draw(), 2 * claim.confidence - 1);
    const parts = [
      raw,
      independentRate(drawCount(caught, random), judge.labelledFailures, calibrationLevel),
      independentRate(drawCount(cleared, random), judge.labelledPasses, calibrationLevel),
    ].map(({ rate: share, lower, upper }) => ({ rate: share ?? 0, lower, upper }));
    const { upper } = recoverInterval(parts, ([share = 0, sensitivity = 0, specificity = 0]) =>
      sensitivity + specificity > 1 ? (share + specificity - 1) / (sensitivity + specificity - 1) : 1,
    );
    if (upper <= claim.line) shown += 1;
  }
  return shown / repeats;
}

function requireBetterThanChance({ sensitivity, specificity }: JudgeModel): void {
  if (sensitivity + specificity > 1) return;
  throw new PlimsollError({
    code: 'invalid-argument',
    message: `A judge with sensitivity ${String(sensitivity)} and specificity ${String(specificity)} is no better than chance.`,
    hint: 'The two must add up to more than 1. Type: plimsoll calibrate GRADER',
  });
}
