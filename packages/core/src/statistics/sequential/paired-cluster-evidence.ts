import { requireCount, requireCounts } from '../argument-checks.js';
import { invalidArgument } from '../invalid-argument.js';
import { betOn, STAKES_BELOW_LINE, startWealth, type BettingWealth } from './betting-wealth.js';
import { requireFits } from './cluster-evidence.js';

/** The state of a running test of a paired difference, candidate minus baseline, against a margin. */
export interface PairedClusterEvidence extends BettingWealth {
  readonly margin: number;
  /** `less`: evidence that the difference is below the margin (not inferior). `greater`: that it is above. */
  readonly alternative: 'less' | 'greater';
  readonly largestCluster: number;
  readonly clusters: number;
  readonly baselineFailures: number;
  readonly candidateFailures: number;
  /** Pairs. */
  readonly n: number;
}

/** What {@link startPairedClusterEvidence} tests. */
export interface PairedClusterEvidenceOptions {
  /** In (−1, 1). 0 asks whether the candidate fails less (or more) at all, 0.02 whether it fails at most 2 points more. */
  readonly margin: number;
  readonly alternative: 'less' | 'greater';
  /** No cluster will have more pairs than this; known before the first one is seen. */
  readonly largestCluster: number;
}

/**
 * Starts a test of the difference of two failure rates on the same clustered cases that may be looked at after every
 * cluster. Feed it with {@link observePairedCluster}, read it with `clusterAnytimePValue`. The null hypothesis is that
 * candidate minus baseline is at least the margin (`less`: non-inferiority is shown by rejecting it) or at most it
 * (`greater`). The same bets as in `startClusterEvidence`, here on the difference − margin × n.
 *
 * Source: I. Waudby-Smith and A. Ramdas, J. Royal Statistical Society B 86 (2024) 1–27.
 * @throws PlimsollError `invalid-argument` unless −1 < margin < 1 and largestCluster is whole and at least 1.
 * @example
 * let evidence = startPairedClusterEvidence({ margin: 0.02, alternative: 'less', largestCluster: 2 });
 * evidence = observePairedCluster(evidence, 1, 0, 2);
 * clusterAnytimePValue(evidence); // 0.788…
 */
export function startPairedClusterEvidence(options: PairedClusterEvidenceOptions): PairedClusterEvidence {
  const { margin, alternative, largestCluster } = options;
  if (!(margin > -1 && margin < 1)) {
    invalidArgument('startPairedClusterEvidence', `margin must lie strictly between -1 and 1, got ${margin}`);
  }
  requireCount('startPairedClusterEvidence', 'largestCluster', largestCluster, 1);
  const counts = { clusters: 0, baselineFailures: 0, candidateFailures: 0, n: 0 };
  return { margin, alternative, largestCluster, ...counts, ...startWealth(STAKES_BELOW_LINE) };
}

/**
 * Adds one cluster of `n` pairs with the failures of both runs. A cluster without a pair is not counted.
 * @throws PlimsollError `invalid-argument` unless failures and n are whole, 0 ≤ failures ≤ n ≤ largestCluster.
 * @example
 * ```ts
 * const evidence = startPairedClusterEvidence({ margin: 0.02, alternative: 'less', largestCluster: 2 });
 * observePairedCluster(evidence, 1, 0, 2); // clusters 1, baselineFailures 1, n 2
 * ```
 */
export function observePairedCluster(
  evidence: PairedClusterEvidence,
  baselineFailures: number,
  candidateFailures: number,
  n: number,
): PairedClusterEvidence {
  requireCounts('observePairedCluster', baselineFailures, n);
  requireCounts('observePairedCluster', candidateFailures, n);
  const { margin, alternative, largestCluster } = evidence;
  requireFits('observePairedCluster', n, largestCluster);
  if (n === 0) return evidence;
  const above = candidateFailures - baselineFailures - margin * n;
  const less = alternative === 'less';
  const gain = less ? -above / ((1 - margin) * largestCluster) : above / ((1 + margin) * largestCluster);
  return {
    ...evidence,
    ...betOn(evidence, STAKES_BELOW_LINE, gain),
    clusters: evidence.clusters + 1,
    baselineFailures: evidence.baselineFailures + baselineFailures,
    candidateFailures: evidence.candidateFailures + candidateFailures,
    n: evidence.n + n,
  };
}
