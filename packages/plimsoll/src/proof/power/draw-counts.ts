import { binomialProbability, logGamma, type Random } from '@plimsoll/core/statistics';

/** Cumulative probabilities of 0, 1, 2, …; cut where nothing is left. */
export type Cumulative = readonly number[];

/** What is left of the tail of a table that is cut. */
const leftOver = 1e-12;

/** Cumulative probabilities of a binomial count. */
export function binomialTable(n: number, rate: number): Cumulative {
  return cumulate(n, (k) => binomialProbability(k, n, rate));
}

/**
 * Cumulative probabilities of the failures in a cluster of `n` whose own rate is drawn from a beta distribution with mean
 * `rate` and intraclass correlation `correlation`.
 *
 * Source: the beta-binomial distribution, J. G. Skellam, J. Royal Statistical Society B 10 (1948) 257–261.
 */
export function clusterTable(n: number, rate: number, correlation: number): Cumulative {
  if (correlation === 0 || n === 1 || rate === 0 || rate === 1) return binomialTable(n, rate);
  if (correlation === 1) return [1 - rate, ...Array.from({ length: n - 1 }, () => 1 - rate), 1];
  const strength = 1 / correlation - 1;
  const [a, b] = [rate * strength, (1 - rate) * strength];
  return cumulate(n, (k) =>
    Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + logBeta(k + a, n - k + b) - logBeta(a, b)),
  );
}

/** A count with these cumulative probabilities: inversion by halving. */
export function drawCount(table: Cumulative, random: Random): number {
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

function cumulate(n: number, probability: (k: number) => number): Cumulative {
  const table: number[] = [];
  let sum = 0;
  for (let k = 0; k <= n && sum < 1 - leftOver; k++) {
    sum += probability(k);
    table.push(sum);
  }
  return table;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
