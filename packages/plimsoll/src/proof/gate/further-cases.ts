import type { FurtherCases } from '@plimsoll/core';
import { normalCdf, normalQuantile, sampleSizeForRate, type ClusterCount } from '@plimsoll/core/statistics';
import { boundRate } from './one-sided-bounds.js';

const power = 0.8;
/** A line that needs more than this is not reached by adding cases. */
const mostTimes = 1 << 20;

/**
 * About how many more trials and clusters show the rate to be at or below the line in four of five repetitions, should
 * the observed rate and clustering hold. Null when the observed rate is not below the line.
 *
 * Independent trials: the exact plan of `sampleSizeForRate`. Clusters: the same clusters several times over, until their
 * bound at a confidence raised by the power's quantile keeps the line; between two multiples the number is interpolated.
 *
 * @param histogram what was seen; nothing is the same as one clean trial in a cluster of its own.
 */
export function furtherForRate(
  histogram: readonly ClusterCount[],
  line: number,
  confidence: number,
): FurtherCases | null {
  const { n, clusters, estimate } = boundRate(histogram, confidence);
  if (estimate !== null && estimate >= line) return null;
  if (n <= clusters) {
    const needed = plannedTrials(estimate ?? 0, line, confidence);
    if (needed === null) return null;
    // With as many already and the line not kept: luck was bad, and half as many again is a fair try.
    const trials = Math.max(needed - n, Math.ceil(n / 2), 1);
    return { trials, clusters: trials };
  }
  const clean = histogram.every((bin) => bin.failures === 0);
  const raised = clean ? confidence : normalCdf(normalQuantile(confidence) + normalQuantile(power));
  return furtherClusters({ n, clusters }, (times) => {
    const upper = boundRate(
      histogram.map((bin) => ({ ...bin, clusters: bin.clusters * times })),
      raised,
    ).upper;
    return upper - line;
  });
}

function plannedTrials(expectedRate: number, line: number, confidence: number): number | null {
  try {
    return sampleSizeForRate({ expectedRate, line, confidence, power }).n;
  } catch {
    return null; // too close to tell apart with any sensible number
  }
}

/**
 * The same for a bound of any kind that falls as the clusters are repeated.
 *
 * @param excess how far the bound lies beyond the line with so many times the clusters; at or below zero the line is kept.
 */
export function furtherClusters(
  have: { readonly n: number; readonly clusters: number },
  excess: (times: number) => number,
): FurtherCases | null {
  let low = 1;
  let high = 2;
  while (excess(high) > 0) {
    low = high;
    high *= 2;
    if (high > mostTimes) return null;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  const [before, after] = [excess(low), excess(high)];
  const share = before <= 0 ? 0 : before / (before - after);
  const times = low + share * (high - low);
  const clusters = Math.max(1, Math.ceil(have.clusters * (times - 1)));
  return { trials: Math.ceil((clusters * have.n) / have.clusters), clusters };
}
