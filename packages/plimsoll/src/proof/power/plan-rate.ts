import {
  clusteredRate,
  clusteredSampleSize,
  sampleSizeForBound,
  sampleSizeForRate,
  type Random,
} from '@plimsoll/core/statistics';
import { boundRate } from '../gate/one-sided-bounds.js';
import { resizeShape, shapeTotals, type ClusterShape } from './cluster-shape.js';
import { clusterDrawer, type FailureModel } from './draw-clusters.js';
import { smallestPlan } from './smallest-plan.js';

/** A claim "at most so much", and what one expects. */
export interface RateClaim {
  /** In (0, 1). */
  readonly line: number;
  /** The true rate one expects, in [0, line). */
  readonly expectedRate: number;
  /** One-sided, in (0, 1). */
  readonly confidence: number;
  /** Wished probability of showing it, in (0, 1). */
  readonly power: number;
  /** How the sizes of clusters are mixed; every cluster of size one for independent trials. */
  readonly shape: ClusterShape;
  /** Intraclass correlation of failures, in [0, 1]. */
  readonly correlation: number;
}

/** What showing a claim takes. */
export interface ClaimPlan {
  readonly n: number;
  readonly clusters: number;
  /** Probability of showing the claim when the expected rate is the true one. */
  readonly power: number;
  /** Independent trials only: the claim is shown with at most so many failures. */
  readonly allowedFailures?: number;
  /** `exact`: binomial; `simulated`: share of imagined samples whose bound keeps the line. */
  readonly method: 'exact' | 'simulated';
}

/**
 * Trials and clusters that show a rate to be at or below a line with the wished probability, by the bound that
 * `plimsoll gate` uses. Independent trials: the exact plan. Clusters: found by drawing samples from beta-binomial clusters
 * and bounding each, since no formula knows how that bound pays for clusters. Null when no practical number shows it.
 *
 * @throws PlimsollError `invalid-argument` unless 0 ≤ expectedRate < line < 1.
 */
export function planRate(claim: RateClaim, random: Random): ClaimPlan | null {
  const { line, expectedRate, confidence, power, shape, correlation } = claim;
  const { n, clusters, largest } = shapeTotals(shape);
  const independent = sampleSizeForRate({ expectedRate, line, confidence, power });
  if (largest === 1) return { ...independent, clusters: independent.n, method: 'exact' };

  const least = sampleSizeForBound(line, confidence);
  const clusterSize = n / clusters;
  const kish = clusteredSampleSize(independent.n, { clusterSize, intraclassCorrelation: correlation });
  const found = smallestPlan(power, Math.max(least, kish.clusters), (many, repeats) =>
    chanceShown({ shape: resizeShape(shape, many), rate: expectedRate, correlation }, claim, random, repeats),
  );
  if (found === null) return null;
  return { ...found, n: shapeTotals(resizeShape(shape, found.clusters)).n, method: 'simulated' };
}

/** Share of imagined samples whose upper bound keeps the line. */
export function chanceShown(
  model: FailureModel,
  { line, confidence }: Pick<RateClaim, 'line' | 'confidence'>,
  random: Random,
  repeats: number,
): number {
  const draw = clusterDrawer(model, random);
  let shown = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const histogram = draw();
    // The gate's bound is this one or a higher one, and costs several times as much.
    if (clusteredRate(histogram, 2 * confidence - 1).upper > line) continue;
    if (boundRate(histogram, confidence).upper <= line) shown += 1;
  }
  return shown / repeats;
}
