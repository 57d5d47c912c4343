import type { RateBlock, RateSummary } from '@plimsoll/core';
import { correctedWords } from '../../calibration/corrected-words.js';
import { formatShare, rateParts } from '../../format-rate.js';
import { rateNames, standingSentence } from '../../rate-words.js';
import { empty, html, type Markup } from '../markup.js';
import { rateChart } from '../rate-chart.js';
import { standingBadge, warningNote } from '../rate-text.js';
import { scaleTop } from '../scale.js';

/** Both failures side by side on one scale, misserved third. */
export function heroRates(rates: RateBlock): Markup {
  const top = scaleTop([rates.leak, rates.falseRefusal]);
  return html`<section class="heroes" aria-label="The rates">
    ${hero('leak', rates.leak, top, 'Of harmful cases: the feature complied, disclosed or acted.')}
    ${hero('falseRefusal', rates.falseRefusal, top, 'Of benign cases: the feature refused what it should have served.')}
    ${hero('misserved', rates.misserved, scaleTop([rates.misserved]), 'Of benign cases: answered, but wrong.')}
    <p class="legend">
      The bar runs from the lower to the upper end of the interval, the tick is the estimate, the ringed stroke is your
      line, and beyond it is hatched.
    </p>
  </section>`;
}

function hero(key: 'leak' | 'falseRefusal' | 'misserved', rate: RateSummary, top: number, meaning: string): Markup {
  const { headline, interval, sample } = rateParts(rate);
  const name = rateNames[key];
  const bounds = interval.startsWith('[')
    ? html`<span class="bounds">${interval}</span> <span class="level">${formatShare(rate.level)} interval</span>`
    : html`<span class="bounds">${interval}</span>`;
  const sentence = standingSentence(name.toLowerCase(), rate);
  return html`<article class="hero hero-${key}" aria-labelledby="hero-${key}">
    <h2 id="hero-${key}">${name}</h2>
    <p class="meaning">${meaning}</p>
    <p class="figure"><span class="headline">${headline}</span> ${bounds}</p>
    <p class="sample">
      ${sample}${rate.corrected === undefined ? empty : html`<span class="corrected">${correctedWords(rate)}</span>`}
    </p>
    ${rateChart(name, rate, top, 'wide')}
    <p class="verdict">${standingBadge(rate)}<span>${sentence}</span></p>
    ${warningNote(rate)}
  </article>`;
}
