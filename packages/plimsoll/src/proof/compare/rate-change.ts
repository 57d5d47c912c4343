import type { ComparisonVerdict, PairedRate, PairedTest, RateChange } from '@plimsoll/core';
import {
  clusteredPairedDifference,
  clusteredRate,
  mcnemar,
  seededRandom,
  signFlipTest,
} from '@plimsoll/core/statistics';
import { detectableChange } from './detectable-change.js';
import type { PairBin } from './paired-runs.js';

/** What every statement of a comparison shares. */
export interface ComparisonLevels {
  /** Confidence level of the intervals, 0 to 1. */
  readonly level: number;
  /** Two-sided, over a family of tests. */
  readonly significance: number;
  /** At which the detectable change is stated. */
  readonly power: number;
  /** Of the sign patterns, where there are too many to count. */
  readonly seed: number;
}

export const defaultLevels: ComparisonLevels = { level: 0.95, significance: 0.05, power: 0.8, seed: 1 };

/** A test before it is corrected for the others of its family. */
export type RawTest = Omit<PairedTest, 'adjustedPValue' | 'adjustment' | 'family'>;

/** A change before its test is corrected. */
export interface MeasuredChange extends Omit<RateChange, 'verdict' | 'test' | 'detectable'> {
  readonly bins: readonly PairBin[];
  /** Left out where nothing can be tested: no pair, or one cluster. */
  readonly rawTest?: RawTest | undefined;
}

const resamples = 9999;

/** Rates, counts, interval and test of one rate on paired clusters. */
export function measureChange(bins: readonly PairBin[], levels: ComparisonLevels): MeasuredChange {
  const { difference, lower, upper, method, warning, baselineN: pairs } = clusteredPairedDifference(bins, levels.level);
  const sum = (of: (bin: PairBin) => number): number => bins.reduce((total, bin) => total + of(bin) * bin.clusters, 0);
  const clusters = sum(() => 1);
  const bothFail = sum((bin) => bin.bothFail);
  const fixed = sum((bin) => bin.baselineFailures) - bothFail;
  const broken = sum((bin) => bin.candidateFailures) - bothFail;
  return {
    bins,
    pairs,
    clusters,
    baseline: rateOf(bins, 'baselineFailures', levels.level),
    candidate: rateOf(bins, 'candidateFailures', levels.level),
    bothFail,
    fixed,
    broken,
    neitherFails: pairs - bothFail - fixed - broken,
    change: difference,
    lower,
    upper,
    level: levels.level,
    method,
    ...(warning !== undefined && { warning }),
    ...(clusters > 1 && { rawTest: testOf(bins, fixed, broken, levels.seed) }),
  };
}

function rateOf(bins: readonly PairBin[], key: 'baselineFailures' | 'candidateFailures', level: number): PairedRate {
  const counts = bins.map((bin) => ({ n: bin.n, failures: bin[key], clusters: bin.clusters }));
  const { failures, rate, lower, upper, method } = clusteredRate(counts, level);
  return { failures, rate, lower, upper, method };
}

/** McNemar's exact test where every cluster has one pair, else the sign-flip test over clusters. */
function testOf(bins: readonly PairBin[], fixed: number, broken: number, seed: number): RawTest {
  if (bins.every((bin) => bin.n === 1)) {
    return { name: 'mcnemar', method: 'exact', pValue: mcnemar(fixed, broken).pValue };
  }
  const differences: number[] = [];
  for (const { baselineFailures, candidateFailures, clusters } of bins) {
    const difference = candidateFailures - baselineFailures;
    // A cluster that did not change has no sign to flip.
    if (difference !== 0) for (let index = 0; index < clusters; index += 1) differences.push(difference);
  }
  const { pValue, method } = signFlipTest(differences, { random: seededRandom(seed), resamples });
  return method === 'exact'
    ? { name: 'sign-flip', method, pValue }
    : { name: 'sign-flip', method, pValue, flips: resamples, seed };
}

/**
 * What may be said of a change. The corrected test decides: it is exact, where the interval fears one more cluster that
 * turns over as a whole and so may reach across zero when clusters are few.
 *
 * @param family how many tests the adjusted p-value was corrected for; the detectable change is that of the strictest.
 */
export function judgeChange(
  { bins, rawTest, ...change }: MeasuredChange,
  adjusted: Pick<PairedTest, 'adjustedPValue' | 'adjustment' | 'family'>,
  { significance, power }: ComparisonLevels,
): RateChange {
  if (rawTest === undefined) return { ...change, verdict: 'not-assessed' };
  return {
    ...change,
    test: { ...rawTest, ...adjusted },
    detectable: detectableChange(bins, { significance: significance / adjusted.family, power }),
    verdict: verdictOf(change.change, adjusted.adjustedPValue <= significance),
  };
}

function verdictOf(change: number | null, significant: boolean): ComparisonVerdict {
  if (!significant || change === null || change === 0) return 'no-difference-shown';
  return change < 0 ? 'better' : 'worse';
}
