import { exactUpperBound, minimalDetectableRate, type Random } from '@plimsoll/core/statistics';
import { boundDifference, boundRate } from '../gate/one-sided-bounds.js';
import { shapeTotals, type ClusterShape } from './cluster-shape.js';
import { clusterDrawer, type FailureModel } from './draw-clusters.js';
import { pairDrawer } from './draw-pairs.js';
import { chanceDifferenceShown, type DifferenceClaim } from './plan-difference.js';
import { chanceShown, type RateClaim } from './plan-rate.js';

const repeats = 1000;
/** Halvings: beyond this the draws say no more. */
const steps = 10;

/** The lowest line that these clusters show when nothing fails; 1 with fewer than two clusters. */
export function cleanLine(shape: ClusterShape, confidence: number): number {
  const { n, largest } = shapeTotals(shape);
  if (largest === 1) return exactUpperBound(0, n, confidence);
  return boundRate(
    shape.map((bin) => ({ ...bin, failures: 0 })),
    confidence,
  ).upper;
}

/** The lowest line shown with the wished probability when the true rate is that of the model. */
export function smallestLine(
  model: FailureModel,
  { confidence, power }: { readonly confidence: number; readonly power: number },
  random: Random,
): number {
  const draw = clusterDrawer(model, random);
  const bounds = Float64Array.from({ length: repeats }, () => boundRate(draw(), confidence).upper).sort();
  return bounds[Math.ceil(power * repeats) - 1] as number;
}

/** The highest true rate at which the line is shown with the wished probability; null when not even at 0. */
export function highestRateShown(claim: Omit<RateClaim, 'expectedRate'>, random: Random): number | null {
  const { shape, line, confidence, power, correlation } = claim;
  const { n, largest } = shapeTotals(shape);
  if (largest <= 1) return minimalDetectableRate({ n, line, confidence, power });
  if (cleanLine(shape, confidence) > line) return null;
  return halve(0, line, (rate) => chanceShown({ shape, rate, correlation }, claim, random, repeats) >= power);
}

/** The smallest improvement (a positive number) shown with the wished probability; null when not even the largest possible. */
export function smallestImprovement(
  claim: Omit<DifferenceClaim, 'difference' | 'margin'>,
  random: Random,
): number | null {
  const shown = (size: number): boolean =>
    chanceDifferenceShown({ ...claim, margin: 0, difference: -size }, random, repeats) >= claim.power;
  if (!shown(claim.discordance)) return null;
  return claim.discordance - halve(0, claim.discordance, (less) => shown(claim.discordance - less));
}

/** The smallest non-inferiority margin shown with the wished probability when the two runs fail equally often. */
export function smallestMargin(claim: Omit<DifferenceClaim, 'difference' | 'margin'>, random: Random): number {
  const draw = pairDrawer({ ...claim, difference: 0 }, random);
  const bounds = Float64Array.from({ length: repeats }, () => boundDifference(draw(), claim.confidence).upper).sort();
  return bounds[Math.ceil(claim.power * repeats) - 1] as number;
}

/** The largest value in [good, bad) that still does, by halving. */
function halve(good: number, bad: number, does: (value: number) => boolean): number {
  let [low, high] = [good, bad];
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2;
    if (does(middle)) low = middle;
    else high = middle;
  }
  return low;
}
