import { requireCount, requireLevel } from '../argument-checks.js';
import { normalCdf, normalQuantile } from '../distributions/normal.js';
import type { Random } from '../random/random.js';
import type { RateInterval } from '../rates/rate-interval.js';
import { sortedQuantile } from '../sorted-quantile.js';
import { clusterTotals, type ClusterHistogram } from './cluster-histogram.js';
import { clusteredRate } from './clustered-rate.js';

/** Settings of {@link clusterBootstrap}. */
export interface ClusterBootstrapOptions {
  readonly random: Random;
  /** Two-sided confidence level, in (0, 1); 0.95 when absent. */
  readonly level?: number;
  /** Number of resamples; 2000 when absent. */
  readonly resamples?: number;
  /** `bca` (default) corrects for bias and skewness, `percentile` does not. */
  readonly kind?: 'bca' | 'percentile';
}

/**
 * Bootstrap interval of a clustered rate: whole clusters are drawn again with replacement. It is a second opinion for
 * many clusters and many failures. With few of either, resampling shows less doubt than there is: where fewer than 10
 * clusters hold a failure, or fewer than 10 a trial that passed, the answer is that of `clusteredRate`.
 * Time grows with clusters × resamples.
 *
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), sections 13.3 and 14.3; A. C.
 * Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 3.8, for clusters.
 * @throws PlimsollError `invalid-argument` for counts that are not whole, a level outside (0, 1), or under 100 resamples.
 * @example clusterBootstrap(histogram, { random: seededRandom('report') })
 */
export function clusterBootstrap(histogram: ClusterHistogram, options: ClusterBootstrapOptions): RateInterval {
  const { random, level = 0.95, resamples = 2000, kind = 'bca' } = options;
  requireLevel('clusterBootstrap', level);
  requireCount('clusterBootstrap', 'resamples', resamples, 100);
  const { n, failures, clusters } = clusterTotals(histogram);
  if (clustersWith(histogram, 'failures') < FEW || clustersWith(histogram, 'passes') < FEW) {
    return clusteredRate(histogram, level);
  }

  const rate = failures / n;
  const rates = resampledRates(histogram, clusters, resamples, random);
  const tail = (1 - level) / 2;
  let [low, high] = [tail, 1 - tail];
  if (kind === 'bca') {
    const bias = normalQuantile(shareBelow(rates, rate));
    const acceleration = jackknifeAcceleration(histogram, n, failures);
    const corrected = (z: number): number => {
      const shifted = bias + z;
      return normalCdf(bias + shifted / Math.max(1e-6, 1 - acceleration * shifted));
    };
    [low, high] = [corrected(normalQuantile(tail)), corrected(-normalQuantile(tail))];
  }
  const lower = Math.min(rate, sortedQuantile(rates, low));
  const upper = Math.max(rate, sortedQuantile(rates, high));
  return { failures, n, rate, lower, upper, level, method: 'cluster-bootstrap', clusters };
}

/** So few clusters hold a failure (or a pass) that drawing them again mostly shows how few there are. */
const FEW = 10;

function clustersWith(histogram: ClusterHistogram, kind: 'failures' | 'passes'): number {
  const holds = histogram.filter((bin) => (kind === 'failures' ? bin.failures > 0 : bin.failures < bin.n));
  return holds.reduce((sum, bin) => sum + bin.clusters, 0);
}

function resampledRates(histogram: ClusterHistogram, clusters: number, resamples: number, random: Random) {
  const sizes = new Float64Array(clusters);
  const failing = new Float64Array(clusters);
  let filled = 0;
  for (const bin of histogram) {
    if (bin.n === 0) continue;
    sizes.fill(bin.n, filled, filled + bin.clusters);
    failing.fill(bin.failures, filled, filled + bin.clusters);
    filled += bin.clusters;
  }
  const rates = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    let n = 0;
    let failures = 0;
    for (let i = 0; i < clusters; i++) {
      const drawn = Math.floor(random.next() * clusters);
      n += sizes[drawn] as number;
      failures += failing[drawn] as number;
    }
    rates[r] = failures / n;
  }
  return rates.sort();
}

/** Share of sorted values below `value`, ties counted half, kept off 0 and 1. */
function shareBelow(sorted: Float64Array, value: number): number {
  let below = 0;
  for (const other of sorted) below += other < value ? 1 : other === value ? 0.5 : 0;
  return Math.min(Math.max(below, 0.5), sorted.length - 0.5) / sorted.length;
}

/** Skewness of the jackknife values over six: Efron and Tibshirani, equation 14.15. */
function jackknifeAcceleration(histogram: ClusterHistogram, n: number, failures: number): number {
  const without = histogram
    .filter((bin) => bin.n > 0 && bin.n < n)
    .map((bin) => ({ rate: (failures - bin.failures) / (n - bin.n), clusters: bin.clusters }));
  const count = without.reduce((sum, { clusters }) => sum + clusters, 0);
  const mean = without.reduce((sum, { rate, clusters }) => sum + rate * clusters, 0) / count;
  let squares = 0;
  let cubes = 0;
  for (const { rate, clusters } of without) {
    squares += (mean - rate) ** 2 * clusters;
    cubes += (mean - rate) ** 3 * clusters;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
