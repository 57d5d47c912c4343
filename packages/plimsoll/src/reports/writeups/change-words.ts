import type { RateChange, RateSummary } from '@plimsoll/core';
import { formatPoints } from '../../proof/compare/points.js';

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
        : `no difference shown; one smaller than ${formatPoints(detectable).slice(1)} points could have been missed`;
  }
}

/** One run's rate over the pairs in the shape that charts take. */
export function pairedRate(change: RateChange, side: 'baseline' | 'candidate'): RateSummary {
  const { failures, rate, lower, upper, method } = change[side];
  const { pairs: n, clusters, level } = change;
  return { failures, n, clusters, rate, lower, upper, level, method, standing: n === 0 ? 'not-assessed' : 'no-line' };
}
