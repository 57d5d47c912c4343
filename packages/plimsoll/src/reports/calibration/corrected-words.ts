import type { CorrectedRateSummary, RateSummary } from '@plimsoll/core';
import { formatEstimate } from '../format-rate.js';

const methods: Readonly<Record<CorrectedRateSummary['method'], string>> = {
  'rogan-gladen': 'Rogan–Gladen',
  'labelled-sample': 'prediction-powered, from labels of this run',
  combined: 'combined over graders',
};

/**
 * A rate corrected for its graders' errors, as it stands beside the raw one: never without its interval, and with how much
 * of the rate it could correct. '' when there is no correction.
 *
 * @example
 * ```ts
 * correctedWords(rate); // ''
 * ```
 */
export function correctedWords({ corrected }: RateSummary): string {
  if (corrected === undefined) return '';
  const some = corrected.corrected === corrected.n ? '' : `, ${corrected.corrected} of ${corrected.n} trials corrected`;
  const labels = corrected.reference === 'reference' ? ', by reference labels' : '';
  return `${formatEstimate(corrected)} corrected for grader errors (${methods[corrected.method]}${some}${labels})`;
}

/** The same where room is scarce: the corrected rate and its interval. */
export function correctedBriefly({ corrected }: RateSummary): string {
  return corrected === undefined ? '' : `corrected ${formatEstimate(corrected)}`;
}
