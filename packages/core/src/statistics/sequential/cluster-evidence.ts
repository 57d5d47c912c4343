import { requireCount, requireCounts, requireLevel } from '../argument-checks.js';
import { invalidArgument } from '../invalid-argument.js';
import { betOn, STAKES_ABOVE_LINE, STAKES_BELOW_LINE, startWealth, type BettingWealth } from './betting-wealth.js';

/** The state of a running test of a clustered rate against a line: a few numbers, whatever the length of the stream. */
export interface ClusterEvidence extends BettingWealth {
  readonly line: number;
  /** `greater`: evidence that the rate is above the line (an alarm). `less`: that it is below (a proof). */
  readonly alternative: 'less' | 'greater';
  readonly largestCluster: number;
  readonly clusters: number;
  readonly failures: number;
  readonly n: number;
}

/** What {@link startClusterEvidence} tests. */
export interface ClusterEvidenceOptions {
  /** The rate to stay below or above, in (0, 1). */
  readonly line: number;
  readonly alternative: 'less' | 'greater';
  /** No cluster will have more trials than this; known before the first one is seen, for it sets the stakes. */
  readonly largestCluster: number;
}

/**
 * Starts a test of a failure rate against a line that may be looked at after every cluster of trials. Feed it with
 * {@link observeCluster}; stop whenever you like: at any time, the chance that the e-value ever reaches 1 / α under the
 * null hypothesis (the rate is at least the line for `less`, at most for `greater`) is at most α.
 *
 * Clusters must be independent, drawn in an order that does not depend on how they turn out; what happens inside one may
 * depend in any way, and failing may go with the size. That is paid for: a cluster of ten without a failure counts as
 * little as one trial would. For clusters of size one `startRateEvidence` is about as quick.
 *
 * The e-value is the wealth of a gambler who bets on failures − line × n, a game that is fair or losing under the null
 * hypothesis, with his unit split over sixteen stakes, none of which can fall below zero.
 *
 * Source: I. Waudby-Smith and A. Ramdas, "Estimating means of bounded random variables by betting", J. Royal Statistical
 * Society B 86 (2024) 1–27; the mixture in place of a plug-in stake: T. Cover, "Universal portfolios", Math. Finance 1
 * (1991).
 * @throws PlimsollError `invalid-argument` unless 0 < line < 1 and largestCluster is whole and at least 1.
 * @example
 * let evidence = startClusterEvidence({ line: 0.05, alternative: 'less', largestCluster: 4 });
 * evidence = observeCluster(evidence, 0, 4);
 * clusterAnytimePValue(evidence); // 0.974…
 */
export function startClusterEvidence(options: ClusterEvidenceOptions): ClusterEvidence {
  const { line, alternative, largestCluster } = options;
  requireLevel('startClusterEvidence', line, 'line');
  requireCount('startClusterEvidence', 'largestCluster', largestCluster, 1);
  return { line, alternative, largestCluster, clusters: 0, failures: 0, n: 0, ...startWealth(stakesOf(alternative)) };
}

/**
 * Adds one cluster of `n` trials of which `failures` failed. A cluster without a trial says nothing and is not counted.
 * @throws PlimsollError `invalid-argument` unless 0 ≤ failures ≤ n ≤ largestCluster are whole.
 * @example
 * ```ts
 * const evidence = startClusterEvidence({ line: 0.05, alternative: 'greater', largestCluster: 4 });
 * observeCluster(evidence, 2, 4); // clusters 1, failures 2, n 4
 * ```
 */
export function observeCluster(evidence: ClusterEvidence, failures: number, n: number): ClusterEvidence {
  requireCounts('observeCluster', failures, n);
  const { line, alternative, largestCluster } = evidence;
  requireFits('observeCluster', n, largestCluster);
  if (n === 0) return evidence;
  const above = failures - line * n;
  const gain = alternative === 'less' ? -above / ((1 - line) * largestCluster) : above / (line * largestCluster);
  return {
    ...evidence,
    ...betOn(evidence, stakesOf(alternative), gain),
    clusters: evidence.clusters + 1,
    failures: evidence.failures + failures,
    n: evidence.n + n,
  };
}

/**
 * The anytime-valid p-value of a test on clusters, of one rate or paired: 1 over the highest e-value so far, in (0, 1].
 * Source: V. Vovk and R. Wang, "E-values: calibration, combination and applications", Annals of Statistics 49 (2021).
 * @example clusterAnytimePValue(startClusterEvidence({ line: 0.01, alternative: 'less', largestCluster: 3 })) // 1
 */
export function clusterAnytimePValue(evidence: { readonly highestLogEvidence: number }): number {
  return Math.exp(-evidence.highestLogEvidence);
}

/** Throws when a cluster is larger than the test was told: its stakes could then lose more than they have. */
export function requireFits(where: string, n: number, largestCluster: number): void {
  if (n > largestCluster) {
    invalidArgument(where, `a cluster of ${n} is larger than the declared largestCluster (${largestCluster})`);
  }
}

function stakesOf(alternative: 'less' | 'greater'): readonly number[] {
  return alternative === 'less' ? STAKES_BELOW_LINE : STAKES_ABOVE_LINE;
}
