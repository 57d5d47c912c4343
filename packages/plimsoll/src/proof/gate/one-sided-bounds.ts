import type { GateObservation } from '@plimsoll/core';
import {
  clusteredPairedDifference,
  clusteredRate,
  exactLowerBound,
  exactUpperBound,
  type ClusterCount,
  type PairedClusterCount,
} from '@plimsoll/core/statistics';

/**
 * A rate between two one-sided bounds, each at `confidence`. Independent trials: exact (Clopper–Pearson), since the
 * chance of a false pass must stay below its level everywhere, not on average. Clusters: those of `clusteredRate`.
 *
 * The upper bound is the highest that the same clusters would have with fewer failures in the best of them: an interval
 * that measures spread can shrink when a further failure makes the clusters more alike, and a gate must not open for
 * that. (From about 33 effective clusters on it never does. Below, where bounds are wide and carry a warning, the approximation
 * inside them leaves up to one percentage point.)
 */
export function boundRate(histogram: readonly ClusterCount[], confidence: number): GateObservation {
  const level = 2 * confidence - 1;
  const bound = clusteredRate(histogram, level);
  const { failures, n, clusters = 0 } = bound;
  const observed = { failures, n, clusters, estimate: bound.rate };
  if (n === 0 || clusters < 2) {
    return { ...observed, lower: 0, upper: 1, method: 'none', warning: bound.warning };
  }
  if (histogram.every((bin) => bin.n <= 1 || bin.clusters === 0)) {
    return {
      ...observed,
      lower: exactLowerBound(failures, n, confidence),
      upper: exactUpperBound(failures, n, confidence),
      method: 'clopper-pearson',
    };
  }
  const upper = highestWithFewer(
    histogram.filter((bin) => bin.n > 0 && bin.clusters > 0),
    (bin) => bin.failures / bin.n,
    (bin) => ({ ...bin, failures: 0 }),
    (bins) => clusteredRate(bins, level).upper,
  );
  return { ...observed, lower: bound.lower, upper, method: bound.method, warning: bound.warning };
}

/** A difference, candidate minus baseline, between two one-sided bounds; see {@link boundRate}. */
export function boundDifference(histogram: readonly PairedClusterCount[], confidence: number): GateObservation {
  const level = 2 * confidence - 1;
  const bound = clusteredPairedDifference(histogram, level);
  const bins = histogram.filter((bin) => bin.n > 0 && bin.clusters > 0);
  const upper = highestWithFewer(
    bins,
    (bin) => (bin.candidateFailures - bin.baselineFailures) / bin.n,
    (bin) => ({ ...bin, candidateFailures: 0 }),
    (reduced) => clusteredPairedDifference(reduced, level).upper,
  );
  return {
    failures: bins.reduce((sum, bin) => sum + bin.candidateFailures * bin.clusters, 0),
    baselineFailures: bins.reduce((sum, bin) => sum + bin.baselineFailures * bin.clusters, 0),
    n: bound.candidateN,
    clusters: bound.clusters ?? 0,
    estimate: bound.difference,
    lower: bound.lower,
    upper,
    method: bound.method,
    warning: bound.warning,
  };
}

/**
 * The highest bound among the data themselves and the data in which the best clusters had no failure at all. A bound
 * that grows with mean and spread is convex in each cluster's failures, so its maximum over "fewer failures" lies where
 * each cluster keeps all of its failures or none, and those to lose them are the lowest.
 */
function highestWithFewer<Bin>(
  bins: readonly Bin[],
  rate: (bin: Bin) => number,
  without: (bin: Bin) => Bin,
  bound: (bins: readonly Bin[]) => number,
): number {
  const sorted = [...bins].sort((left, right) => rate(left) - rate(right));
  let highest = bound(sorted);
  for (const [index, bin] of sorted.entries()) {
    const reduced = without(bin);
    if (rate(reduced) === rate(bin)) continue;
    sorted[index] = reduced;
    highest = Math.max(highest, bound(sorted));
  }
  return highest;
}
