import { isFailure, type FlipDirection, type Outcome } from '@plimsoll/core';
import { isOpen } from './count-pairs.js';

/** How a pair ended otherwise; undefined when it did not, or when one of its trials is undecided or errored. */
export function flipDirection(baseline: Outcome, candidate: Outcome): FlipDirection | undefined {
  if (baseline === candidate || isOpen(baseline) || isOpen(candidate)) return undefined;
  if (!isFailure(candidate)) return 'fixed';
  return isFailure(baseline) ? 'other-failure' : 'broken';
}
