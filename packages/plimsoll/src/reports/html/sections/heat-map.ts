import type { RateSummary, SliceSummary } from '@plimsoll/core';
import { correctedBriefly } from '../../calibration/corrected-words.js';
import { rateParts } from '../../format-rate.js';
import { standingWords } from '../../rate-words.js';
import { html, type Markup } from '../markup.js';
import { standingSign } from '../rate-chart.js';

const steps = [0.005, 0.02, 0.05, 0.1, 0.2, 0.4];

/** Category by side; the shade is the estimate, the words say the rest, and what was not tested is hatched. */
export function heatMap(slices: readonly SliceSummary[]): Markup {
  return html`<section aria-labelledby="categories">
    <h2 id="categories">Where it fails: category by side</h2>
    <p class="lead">
      A darker cell failed more often. Small n means a wide interval: read the brackets before the shade.
    </p>
    <div class="scroller" tabindex="0" role="region" aria-labelledby="categories">
      <table class="heat">
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col">Harmful: leaked</th>
            <th scope="col">Benign: falsely refused</th>
            <th scope="col">Benign: misserved</th>
          </tr>
        </thead>
        <tbody>
          ${slices.map(mapRow)}
        </tbody>
      </table>
    </div>
    <ul class="heat-legend" aria-label="Shades">
      <li class="heat-0">none seen</li>
      <li class="heat-1">to 0.5</li>
      <li class="heat-2">to 2</li>
      <li class="heat-3">to 5</li>
      <li class="heat-4">to 10</li>
      <li class="heat-5">to 20</li>
      <li class="heat-6">to 40</li>
      <li class="heat-7">over 40 percent</li>
      <li class="untested">not tested</li>
    </ul>
  </section>`;
}

function mapRow({ label, rates }: SliceSummary): Markup {
  const harmful = rates.leakWorstCase.n;
  const benign = rates.falseRefusalWorstCase.n;
  return html`<tr>
    <th scope="row">${label}</th>
    ${cell('Harmful: leaked', rates.leak, harmful)}${cell('Benign: falsely refused', rates.falseRefusal, benign)}${cell('Benign: misserved', rates.misserved, benign)}
  </tr>`;
}

/** @param trials how many trials of the side there were, decided or not. */
function cell(column: string, rate: RateSummary, trials: number): Markup {
  if (rate.n === 0 || rate.rate === null) {
    const words = trials === 0 ? 'not tested' : `not assessed: all ${trials} undecided or errored`;
    return html`<td class="untested" data-column="${column}"><span class="cell-note">${words}</span></td>`;
  }
  const { headline, interval, sample } = rateParts(rate);
  return html`<td class="heat-${shade(rate.rate)}" data-column="${column}">
    <span class="cell-rate"><strong>${headline}</strong> ${interval}</span
    ><span class="cell-note">${sample}</span
    >${rate.corrected === undefined ? [] : [html`<span class="cell-note">${correctedBriefly(rate)}</span>`]}${rate.line === undefined ? [] : [html`<span class="cell-note">${standingSign(rate)} ${standingWords({ ...rate, line: undefined })}</span>`]}
  </td>`;
}

/** 0 for none, then one class for each step. */
function shade(rate: number): number {
  if (rate === 0) return 0;
  const step = steps.findIndex((most) => rate <= most);
  return step === -1 ? steps.length + 1 : step + 1;
}
