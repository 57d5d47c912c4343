import { PlimsollError } from '@plimsoll/core';
import {
  clusteredPairedDifference,
  clusteredSampleSize,
  normalQuantile,
  sampleSizeForBound,
  type Random,
} from '@plimsoll/core/statistics';
import { boundDifference } from '../gate/one-sided-bounds.js';
import { resizeShape, shapeTotals } from './cluster-shape.js';
import { pairDrawer, type PairModel } from './draw-pairs.js';
import type { ClaimPlan } from './plan-rate.js';
import { smallestPlan } from './smallest-plan.js';

/** A claim about the change between two runs on the same cases. */
export interface DifferenceClaim extends PairModel {
  /** 0: the candidate fails less. Above 0: it fails at most so much more (non-inferiority). */
  readonly margin: number;
  /** One-sided, in (0, 1). */
  readonly confidence: number;
  /** Wished probability of showing it, in (0, 1). */
  readonly power: number;
}

/**
 * Pairs and clusters that show a difference to lie below a margin with the wished probability, by the bound that
 * `plimsoll gate` uses: found by drawing pairs and bounding each sample, starting from the normal approximation.
 *
 * Source of the start: R. J. Connor, Biometrics 43 (1987) 207–211; J. M. Nam, Biometrics 53 (1997) for a margin.
 * @throws PlimsollError `invalid-argument` when the expected difference is not below the margin, or larger than the discordance.
 */
export function planDifference(claim: DifferenceClaim, random: Random): ClaimPlan | null {
  const { shape, margin, discordance, difference, correlation, confidence, power } = claim;
  checkPairs(claim);
  const reach = normalQuantile(confidence) + normalQuantile(power);
  const independent = Math.ceil((reach ** 2 * (discordance - difference ** 2)) / (margin - difference) ** 2);
  const { n, clusters } = shapeTotals(shape);
  const kish = clusteredSampleSize(Math.max(0, independent), {
    clusterSize: n / clusters,
    intraclassCorrelation: correlation,
  });
  // Not even clusters without any change show a margin with fewer than this.
  const least = margin > 0 ? sampleSizeForBound(margin, confidence) : 2;
  const found = smallestPlan(power, Math.max(least, kish.clusters), (many, repeats) =>
    chanceDifferenceShown({ ...claim, shape: resizeShape(shape, many) }, random, repeats),
  );
  if (found === null) return null;
  return { ...found, n: shapeTotals(resizeShape(shape, found.clusters)).n, method: 'simulated' };
}

/** Share of imagined comparisons whose upper bound lies at or below the margin (below, where the margin is 0). */
export function chanceDifferenceShown(claim: Omit<DifferenceClaim, 'power'>, random: Random, repeats: number): number {
  const { margin, confidence } = claim;
  const shows = (upper: number): boolean => (margin === 0 ? upper < 0 : upper <= margin);
  const draw = pairDrawer(claim, random);
  let shown = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const pairs = draw();
    // The gate's bound is this one or a higher one, and costs several times as much.
    if (!shows(clusteredPairedDifference(pairs, 2 * confidence - 1).upper)) continue;
    if (shows(boundDifference(pairs, confidence).upper)) shown += 1;
  }
  return shown / repeats;
}

function checkPairs({ margin, discordance, difference }: DifferenceClaim): void {
  const problem =
    Math.abs(difference) > discordance
      ? `a difference of ${String(difference)} needs at least as large a discordance, not ${String(discordance)}`
      : difference >= margin
        ? `no number of cases shows a difference of ${String(difference)} to lie below ${String(margin)}`
        : undefined;
  if (problem === undefined) return;
  throw new PlimsollError({
    code: 'invalid-argument',
    message: `A paired plan: ${problem}.`,
    hint: 'Discordance is the share of cases that fail in one of the two runs only.',
  });
}
