import type { RateSummary } from '@plimsoll/core';
import { correctedBriefly } from '../calibration/corrected-words.js';
import { rateParts } from '../format-rate.js';
import { standingWords, warningWords } from '../rate-words.js';
import { empty, html, type Markup } from './markup.js';
import { standingSign } from './rate-chart.js';

/** A rate in words, the headline set off; interval and n always follow. */
export function rateText(rate: RateSummary): Markup {
  const { headline, interval, sample } = rateParts(rate);
  const corrected =
    rate.corrected === undefined ? empty : html` <span class="corrected">${correctedBriefly(rate)}</span>`;
  return html`<span class="rate"
    ><strong>${headline}</strong> <span class="bounds">${interval}</span>
    <span class="sample">${sample}</span>${corrected}</span
  >`;
}

/** The standing of a rate: sign and words. Nothing where the rate itself already says "not assessed". */
export function standingBadge(rate: RateSummary): Markup {
  if (rate.standing === 'not-assessed') return empty;
  return html`<span class="standing ${rate.standing}">${standingSign(rate)} ${standingWords(rate)}</span>`;
}

/** Why the interval deserves care, where it does. */
export function warningNote(rate: RateSummary): Markup {
  const words = rate.n === 0 ? '' : warningWords(rate);
  return words === '' ? empty : html`<p class="care">${words}</p>`;
}
