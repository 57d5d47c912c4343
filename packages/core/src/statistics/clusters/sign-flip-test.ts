import type { Alternative } from '../alternative.js';
import { requireCount } from '../argument-checks.js';
import { invalidArgument } from '../invalid-argument.js';
import type { Random } from '../random/random.js';

/** Settings of {@link signFlipTest}. */
export interface SignFlipOptions {
  /** Used only where the exact distribution would cost too much. */
  readonly random: Random;
  /** 'less' asks whether the candidate fails less; 'two-sided' when absent. */
  readonly alternative?: Alternative;
  /** Number of random sign patterns when not exact; 9999 when absent. */
  readonly resamples?: number;
}

/** What {@link signFlipTest} found. */
export interface SignFlipResult {
  /** Clusters given. */
  readonly clusters: number;
  /** Sum of the differences. */
  readonly sum: number;
  readonly alternative: Alternative;
  /** In (0, 1]; 1 when no cluster differs. */
  readonly pValue: number;
  /** `exact`: all sign patterns counted; `monte-carlo`: (b + 1) / (m + 1) over m random ones. */
  readonly method: 'exact' | 'monte-carlo';
}

/**
 * Each cluster costs the exact distribution about total / 2 additions and the drawn one `resamples` random numbers, each as
 * dear as eight additions: so far, exact costs no more.
 */
const EXACT_TOTAL_PER_RESAMPLE = 16;
/** Numbers that the exact distribution may hold: 8 MB. */
const EXACT_SPACE = 1_000_000;

/**
 * Permutation test for two runs on the same clustered cases: under the null hypothesis the two runs may be exchanged
 * within each cluster, so the sign of each cluster's difference is a coin toss. Valid whatever happens inside a cluster.
 *
 * `differences` holds, per cluster, candidate failures minus baseline failures (whole numbers). Since their sums are
 * whole as well, the distribution over all 2^clusters sign patterns is found exactly by adding one cluster after the
 * other; patterns are drawn at random only where that is cheaper.
 *
 * Source: R. A. Fisher, The Design of Experiments (1935), section 21; E. S. Edgington and P. Onghena, Randomization
 * Tests (2007); B. Phipson and G. K. Smyth, "Permutation p-values should never be zero" (2010) for (b + 1) / (m + 1).
 * @throws PlimsollError `invalid-argument` for differences that are not whole or resamples under 99.
 * @example signFlipTest([-2, -1, -3, 0, -1, -2], { random: seededRandom(1) }).pValue // 2 / 2^5
 */
export function signFlipTest(differences: readonly number[], options: SignFlipOptions): SignFlipResult {
  const { random, alternative = 'two-sided', resamples = 9999 } = options;
  requireCount('signFlipTest', 'resamples', resamples, 99);
  const sizes: number[] = [];
  let sum = 0;
  for (const difference of differences) {
    if (!Number.isSafeInteger(difference)) {
      invalidArgument('signFlipTest', `differences must be whole numbers, got ${difference}`);
    }
    sum += difference;
    if (difference !== 0) sizes.push(Math.abs(difference));
  }
  const total = sizes.reduce((a, b) => a + b, 0);
  const exact = total <= Math.min(EXACT_TOTAL_PER_RESAMPLE * resamples, EXACT_SPACE);
  const extreme = alternative === 'two-sided' ? Math.abs(sum) : alternative === 'greater' ? sum : -sum;
  const twoSided = alternative === 'two-sided';
  return {
    clusters: differences.length,
    sum,
    alternative,
    pValue: exact
      ? exactShare(sizes, total, extreme, twoSided)
      : sampledShare(sizes, extreme, twoSided, random, resamples),
    method: exact ? 'exact' : 'monte-carlo',
  };
}

/** Probability that the sum of ± sizes is at least `extreme` (in absolute value when two-sided). */
function exactShare(sizes: readonly number[], total: number, extreme: number, twoSided: boolean): number {
  // probabilities[k]: the positive part of the sum is k, so the sum is 2k − total.
  const probabilities = new Float64Array(total + 1);
  probabilities[0] = 1;
  let reached = 0;
  for (const size of sizes) {
    reached += size;
    for (let k = reached; k >= 0; k--) {
      const without = probabilities[k] as number;
      const withIt = k >= size ? (probabilities[k - size] as number) : 0;
      probabilities[k] = (without + withIt) / 2;
    }
  }
  let share = 0;
  for (let k = 0; k <= total; k++) {
    const value = 2 * k - total;
    if ((twoSided ? Math.abs(value) : value) >= extreme) share += probabilities[k] as number;
  }
  return Math.min(1, share);
}

function sampledShare(
  sizes: readonly number[],
  extreme: number,
  twoSided: boolean,
  random: Random,
  resamples: number,
): number {
  let atLeast = 0;
  for (let r = 0; r < resamples; r++) {
    let value = 0;
    for (const size of sizes) value += random.next() < 0.5 ? size : -size;
    if ((twoSided ? Math.abs(value) : value) >= extreme) atLeast += 1;
  }
  return (atLeast + 1) / (resamples + 1);
}
