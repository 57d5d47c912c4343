import type { RateSummary } from '@plimsoll/core';

/** A rate in words, in the pieces that a layout may set apart; whoever shows the headline shows the rest beside it. */
export interface RateParts {
  /** "2.3 %"; "0 of 312" when nothing failed; "not assessed" when nothing was decided. */
  readonly headline: string;
  /** "[1.1–4.5]", "(upper bound 1.2 %)"; "" only when not assessed. */
  readonly interval: string;
  /** "n = 312, 120 clusters". The n is left out where the headline says it. */
  readonly sample: string;
}

/**
 * A rate in the pieces of {@link formatRate}.
 *
 * @example
 * ```ts
 * rateParts(rate).headline; // '2.2 %'
 * ```
 */
export function rateParts(rate: RateSummary): RateParts {
  if (rate.n === 0 || rate.rate === null) return { headline: 'not assessed', interval: '', sample: 'n = 0' };
  const clusters = counted(rate.clusters, 'cluster');
  if (rate.failures === 0) {
    return { headline: `0 of ${rate.n}`, interval: `(upper bound ${formatShare(rate.upper)})`, sample: clusters };
  }
  if (rate.failures === rate.n) {
    const headline = `${rate.n} of ${rate.n}`;
    return { headline, interval: `(lower bound ${formatShare(rate.lower)})`, sample: clusters };
  }
  const digits = digitsFor(rate);
  return {
    headline: `${percent(rate.rate, digits)} %`,
    interval: `[${percent(rate.lower, digits)}–${percent(rate.upper, digits)}]`,
    sample: `n = ${rate.n}, ${clusters}`,
  };
}

/**
 * The one way a rate is written: never without its interval and n, and never as a bare 0.
 *
 * @example
 * ```ts
 * formatRate(rate); // '2.2 % [1.1–4.5], n = 312, 120 clusters'
 * formatRate({ ...rate, failures: 0, rate: 0, lower: 0, upper: 0.012 }); // '0 of 312 (upper bound 1.2 %), 120 clusters'
 * formatRate({ ...rate, n: 0, rate: null }); // 'not assessed (n = 0)'
 * ```
 */
export function formatRate(rate: RateSummary): string {
  const { headline, interval, sample } = rateParts(rate);
  return interval === '' ? `${headline} (${sample})` : `${headline} ${interval}, ${sample}`;
}

/**
 * {@link formatRate} without the number of clusters, for tables where room is scarce: rate, interval and n stay.
 *
 * @example
 * ```ts
 * formatRateBriefly({ failures: 0, n: 312, clusters: 120, rate: 0, lower: 0, upper: 0.012, level: 0.95, method: 'exact', standing: 'no-line' }); // '0 of 312 (upper bound 1.2 %)'
 * ```
 */
export function formatRateBriefly(rate: RateSummary): string {
  const { headline, interval, sample } = rateParts(rate);
  if (interval === '') return `${headline} (${sample})`;
  const all = rate.failures === 0 || rate.failures === rate.n;
  return `${headline} ${interval}${all ? '' : `, n = ${rate.n}`}`;
}

/**
 * An estimated share that is no count of trials (a corrected rate, a sensitivity), with its interval.
 *
 * @example
 * ```ts
 * formatEstimate({ rate: 0.0131, lower: 0.002, upper: 0.031 }); // '1.3 % [0.2–3.1]'
 * formatEstimate({ rate: 0, lower: 0, upper: 0.012 }); // '0 % (upper bound 1.2 %)'
 * ```
 */
export function formatEstimate(share: {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}): string {
  if (share.rate === 0) return `0 % (upper bound ${formatShare(share.upper)})`;
  if (share.rate === 1) return `100 % (lower bound ${formatShare(share.lower)})`;
  const digits = digitsFor(share);
  return `${percent(share.rate, digits)} % [${percent(share.lower, digits)}–${percent(share.upper, digits)}]`;
}

/**
 * A bound, a line or a mark of a scale: a fraction that is not a measured rate and so has no interval.
 *
 * @example
 * ```ts
 * formatShare(0.025); // '2.5 %'
 * ```
 */
export function formatShare(fraction: number): string {
  const digits = fraction > 0 && fraction < 0.001 ? 3 : fraction < 0.01 ? 2 : 1;
  return `${trimZeros(percent(fraction, digits))} %`;
}

/** "1 cluster", "120 clusters"; the plural is the word with an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** As many decimals as the interval deserves, and enough that no failure rate reads as nothing. */
function digitsFor(rate: Pick<RateSummary, 'rate' | 'lower' | 'upper'>): number {
  const width = (rate.upper - rate.lower) * 100;
  const digits = width < 0.1 ? 3 : width < 1 ? 2 : 1;
  return (rate.rate as number) * 100 < 0.05 ? Math.max(digits, 3) : digits;
}

/** A fraction times 100; what is neither none nor all is never rounded to look so. */
function percent(fraction: number, digits: number): string {
  const text = (fraction * 100).toFixed(digits);
  const step = 10 ** -digits;
  if (fraction > 0 && Number(text) === 0) return step.toFixed(digits);
  if (fraction < 1 && Number(text) === 100) return (100 - step).toFixed(digits);
  return Number(text) === 0 || Number(text) === 100 ? String(Number(text)) : text;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
