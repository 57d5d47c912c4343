import type { RateChange, RateSummary } from '@plimsoll/core';
import { formatShare } from '../format-rate.js';

/**
 * A paired change in percentage points with its interval.
 *
 * @example
 * ```ts
 * changeWords(change); // '−24.8 points [−33 to −17]'
 * ```
 */
export function changeWords(change: RateChange): string {
  if (change.change === null) return 'not assessed';
  return `${points(change.change)} points [${points(change.lower)} to ${points(change.upper)}]`;
}

/** What a change shows, in words that do not say more. */
export function verdictWords({ verdict, detectable }: RateChange): string {
  switch (verdict) {
    case 'better':
      return 'shown to be lower';
    case 'worse':
      return 'shown to be higher';
    case 'not-assessed':
      return 'not assessed';
    case 'no-difference-shown':
      return detectable === null || detectable === undefined
        ? 'no difference shown; so few pairs could not have shown any'
        : `no difference shown; one below ${points(detectable)} points could have been missed`;
  }
}

/** One run's rate over the pairs in the shape that charts take. */
export function pairedRate(change: RateChange, side: 'baseline' | 'candidate'): RateSummary {
  const { failures, rate, lower, upper, method } = change[side];
  const { pairs: n, clusters, level } = change;
  return { failures, n, clusters, rate, lower, upper, level, method, standing: n === 0 ? 'not-assessed' : 'no-line' };
}

/** A fraction as percentage points with a true minus; what is not nothing never reads as 0. */
function points(fraction: number): string {
  const text = formatShare(Math.abs(fraction)).replace(' %', '');
  return `${fraction < 0 && text !== '0' ? '−' : fraction > 0 && text !== '0' ? '+' : ''}${text}`;
}
