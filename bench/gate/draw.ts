import { binomialProbability, logGamma, type ClusterCount, type Random } from '@plimsoll/core/statistics';

/** Probabilities of counts, from the first to the last that matters. */
export interface Support {
  readonly first: number;
  readonly chances: readonly number[];
}

/** A binomial count's probabilities; what is left out on either side weighs less than `left` together. */
export function support(n: number, rate: number, left = 1e-8): Support {
  const mode = Math.min(n, Math.floor((n + 1) * rate));
  const chances = [binomialProbability(mode, n, rate)];
  let first = mode;
  for (let k = mode - 1; k >= 0; k--) {
    const chance = binomialProbability(k, n, rate);
    if (chance < left / (n + 1)) break;
    chances.unshift(chance);
    first = k;
  }
  for (let k = mode + 1; k <= n; k++) {
    const chance = binomialProbability(k, n, rate);
    if (chance < left / (n + 1)) break;
    chances.push(chance);
  }
  return { first, chances };
}

/** Cumulative probabilities of failures in a cluster of `n`. */
export type Law = (n: number) => readonly number[];

/** Beta-distributed cluster rates, or two-valued ones (most clusters never fail), with this intraclass correlation. */
export function clusterLaw(rate: number, correlation: number, kind: 'beta' | 'two-valued'): Law {
  const tables = new Map<number, readonly number[]>();
  return (n) => {
    let table = tables.get(n);
    if (table === undefined) {
      let sum = 0;
      table = Array.from({ length: n + 1 }, (_, k) => (sum += chanceOf(k, n, rate, correlation, kind)));
      tables.set(n, table);
    }
    return table;
  };
}

function chanceOf(k: number, n: number, rate: number, correlation: number, kind: 'beta' | 'two-valued'): number {
  if (correlation === 0) return binomialProbability(k, n, rate);
  if (kind === 'two-valued') {
    const high = rate + correlation * (1 - rate);
    const share = rate / high;
    return share * binomialProbability(k, n, high) + (k === 0 ? 1 - share : 0);
  }
  const strength = 1 / correlation - 1;
  const [a, b] = [rate * strength, (1 - rate) * strength];
  const choose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(choose + logBeta(k + a, n - k + b) - logBeta(a, b));
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** A count with these cumulative probabilities. */
export function drawFrom(table: readonly number[], random: Random): number {
  const u = random.next();
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] as number) > u) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cumulative probabilities of a binomial count. */
export function binomialTable(n: number, rate: number): readonly number[] {
  let sum = 0;
  return Array.from({ length: n + 1 }, (_, k) => (sum += binomialProbability(k, n, rate)));
}

/** One sample of clusters, one after the other: sizes all `size`, or evenly 1 to 2 × size − 1. */
export function drawClusters(
  { clusters, size, unequal }: { readonly clusters: number; readonly size: number; readonly unequal: boolean },
  law: Law,
  random: Random,
): ClusterCount[] {
  const counts = new Map<number, { n: number; failures: number; clusters: number }>();
  for (let i = 0; i < clusters; i++) {
    const n = unequal ? 1 + Math.floor(random.next() * (2 * size - 1)) : size;
    const failures = drawFrom(law(n), random);
    const key = n * 4096 + failures;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { n, failures, clusters: 1 });
    else known.clusters += 1;
  }
  return [...counts.values()];
}
