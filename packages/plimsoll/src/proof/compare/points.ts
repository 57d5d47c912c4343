import type { PairedRate, RateChange } from '@plimsoll/core';

/**
 * A change of a rate in percentage points, with its sign; what is not nothing never reads as 0.
 *
 * @example
 * ```ts
 * formatPoints(-0.248); // '−24.8'
 * ```
 */
export function formatPoints(fraction: number): string {
  const size = Math.abs(fraction) * 100;
  const digits = size > 0 && size < 0.05 ? 3 : 1;
  const text = size > 0 && size < 0.0005 ? '0.001' : size.toFixed(digits);
  return fraction === 0 ? '0' : `${fraction < 0 ? '−' : '+'}${text}`;
}

/** "−24.8 points [−33.0, −17.0]"; "not assessed" without pairs. */
export function changeText({ change, lower, upper }: Pick<RateChange, 'change' | 'lower' | 'upper'>): string {
  if (change === null) return 'not assessed';
  return `${formatPoints(change)} points [${formatPoints(lower)}, ${formatPoints(upper)}]`;
}

/** "37.2 %"; as a count where none or all failed, since that is no rate of 0 or 100 percent. */
export function shortRate({ failures, rate }: PairedRate, pairs: number): string {
  if (rate === null) return 'not assessed';
  if (failures === 0 || failures === pairs) return `${failures} of ${pairs}`;
  const percent = rate * 100;
  return `${percent.toFixed(percent < 0.05 || percent > 99.95 ? 3 : 1)} %`;
}

/** Whether the interval of a change holds both signs, or no change at all. */
export function reachesZero({ lower, upper }: Pick<RateChange, 'lower' | 'upper'>): boolean {
  return lower <= 0 && upper >= 0;
}
