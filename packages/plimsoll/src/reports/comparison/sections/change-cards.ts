import { headlineRates, type HeadlineRate, type RateChange, type RateChanges } from '@plimsoll/core';
import { changeText } from '../../../proof/compare/points.js';
import { counted, formatShare } from '../../format-rate.js';
import { empty, html, type Markup } from '../../html/markup.js';
import { rateText } from '../../html/rate-text.js';
import { scaleTop } from '../../html/scale.js';
import { rateNames } from '../../rate-words.js';
import { beforeAfterChart, changeChart, changeReach } from '../change-chart.js';
import { countWords, rateOf, testWords, verdictNames, verdictSentence } from '../comparison-words.js';

/** The three rates before and after, both failures on one scale, with the change and what it shows. */
export function changeCards(rates: RateChanges, power: number): Markup {
  const both = scaleTop(sidesOf([rates.leak, rates.falseRefusal]));
  const reach = changeReach(headlineRates.map((rate) => rates[rate]));
  return html`<section class="heroes changes" aria-label="The changes">
    ${headlineRates.map((rate) => card(rate, rates[rate], rate === 'misserved' ? scaleTop(sidesOf([rates.misserved])) : both, reach, power))}
    <p class="legend">
      Bars run from the lower to the upper end of the interval, ticks are the estimates. The lower drawing is the
      change: left of the stroke the candidate fails less; it reaches from −${formatShare(reach)} to
      +${formatShare(reach)}.
    </p>
  </section>`;
}

function sidesOf(changes: readonly RateChange[]) {
  return changes.flatMap((change) => [rateOf(change, 'baseline'), rateOf(change, 'candidate')]);
}

function card(rate: HeadlineRate, change: RateChange, top: number, reach: number, power: number): Markup {
  const name = rateNames[rate];
  return html`<article class="hero change-${rate}">
    <h2>${name}</h2>
    <p class="figure">${verdictBadge(change)}</p>
    ${beforeAfterChart(name, change, top)}
    ${
      change.pairs === 0
        ? empty
        : html`<dl class="facts">
              <div>
                <dt>Before</dt>
                <dd>${rateText(rateOf(change, 'baseline'))}</dd>
              </div>
              <div>
                <dt>After</dt>
                <dd>${rateText(rateOf(change, 'candidate'))}</dd>
              </div>
              <div>
                <dt>Change</dt>
                <dd><strong>${changeText(change)}</strong></dd>
              </div>
            </dl>
            ${changeChart(name, change, reach)}
            <p class="sample">
              ${counted(change.pairs, 'pair')} in ${counted(change.clusters, 'cluster')}: ${countWords(change)}
            </p>`
    }
    <p>${verdictSentence(change, power)}</p>
    ${change.test === undefined ? empty : html`<p class="quiet">${testWords(change.test)}</p>`}
  </article>`;
}

/** The verdict as a coloured word. */
export function verdictBadge({ verdict }: RateChange): Markup {
  return html`<span class="verdict-badge ${verdict}">${verdictNames[verdict]}</span>`;
}
