import { minimalDetectableDifference } from '@plimsoll/core/statistics';
import type { PairBin } from './paired-runs.js';

/**
 * The smallest change that as many pairs in as many clusters show with this power: that of as many independent pairs as
 * the clusters are worth, where as large a share of the pairs turns over as was seen (or the least share that can be seen
 * at all). Null when they could not have shown any.
 */
export function detectableChange(
  bins: readonly PairBin[],
  options: { readonly significance: number; readonly power: number },
): number | null {
  let [pairs, net, discordant, squares] = [0, 0, 0, 0];
  for (const { n, baselineFailures, candidateFailures, bothFail, clusters } of bins) {
    pairs += n * clusters;
    net += (candidateFailures - baselineFailures) * clusters;
    discordant += (baselineFailures + candidateFailures - 2 * bothFail) * clusters;
    squares += n * n * clusters;
  }
  const effect = designEffect(bins, pairs, net / pairs, discordant / pairs) ?? squares / pairs;
  const n = Math.floor(pairs / effect);
  if (n < 1) return null;
  const seen = minimalDetectableDifference({ n, discordance: discordant / pairs, ...options });
  return seen ?? leastShareShown(n, options);
}

/**
 * Variance of the mean difference between clusters over that of as many independent pairs; at least 1. Undefined where
 * nothing varies, so that clustering cannot be seen: then a cluster is worth about one pair.
 */
function designEffect(
  bins: readonly PairBin[],
  pairs: number,
  change: number,
  discordance: number,
): number | undefined {
  let [squares, clusters] = [0, 0];
  for (const bin of bins) {
    squares += (bin.candidateFailures - bin.baselineFailures - change * bin.n) ** 2 * bin.clusters;
    clusters += bin.clusters;
  }
  const independent = (discordance - change ** 2) * pairs;
  if (independent <= 0) return undefined;
  return Math.max(1, (squares * clusters) / (clusters - 1) / independent);
}

/** The smallest change when every pair that turns over does so in one direction. */
function leastShareShown(n: number, options: { readonly significance: number; readonly power: number }): number | null {
  const shows = (share: number): boolean => minimalDetectableDifference({ n, discordance: share, ...options }) !== null;
  if (!shows(1)) return null;
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
}
