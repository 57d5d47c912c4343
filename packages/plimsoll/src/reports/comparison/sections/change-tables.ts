import {
  headlineRates,
  type ComparisonSummary,
  type RateChange,
  type RunComparison,
  type SliceChange,
  type Standpoint,
} from '@plimsoll/core';
import { changeText } from '../../../proof/compare/points.js';
import { counted, formatShare } from '../../format-rate.js';
import { empty, html, type Markup } from '../../html/markup.js';
import { rateNames } from '../../rate-words.js';
import { changeChart, changeReach } from '../change-chart.js';
import { runWords, standpointWords, unchangedWords, valueWords } from '../comparison-words.js';
import { verdictBadge } from './change-cards.js';

/** Every candidate against the baseline. */
export function candidateMatrix({ comparisons }: ComparisonSummary): Markup {
  const reach = changeReach(comparisons.flatMap(({ rates }) => headlineRates.map((rate) => rates[rate])));
  return html`<section aria-labelledby="matrix">
    <h2 id="matrix">All candidates against the baseline</h2>
    <p class="lead">
      Holm is run over the headline tests of all candidates together. The drawings reach from −${formatShare(reach)} to
      +${formatShare(reach)}.
    </p>
    ${changeTable(
      'matrix',
      'Candidate',
      comparisons.map(({ candidate, rates }, index) => ({
        label: html`<a href="#comparison-${index}">${runWords(candidate)}</a>`,
        rates,
      })),
      reach,
    )}
  </section>`;
}

/** Category, severity, language and attack. */
export function sliceSections({ byCategory, bySeverity, byLanguage, byAttack }: RunComparison, id: string): Markup {
  const table = (name: string, slices: readonly SliceChange[]): Markup => {
    const reach = changeReach(slices.flatMap(({ rates }) => headlineRates.map((rate) => rates[rate])));
    const tests = Math.max(
      0,
      ...slices.flatMap(({ rates }) => headlineRates.map((rate) => rates[rate].test?.family ?? 0)),
    );
    const anchor = `${id}-${name.toLowerCase()}`;
    return html`<h3 id="${anchor}">${name}</h3>
      <p class="quiet">
        Benjamini–Hochberg over ${counted(tests, 'test')}; drawings reach from −${formatShare(reach)} to
        +${formatShare(reach)}.
      </p>
      ${changeTable(
        anchor,
        name,
        slices.map(({ label, rates }) => ({ label: html`${label === '' ? 'not stated' : label}`, rates })),
        reach,
      )}`;
  };
  return html`<section aria-labelledby="${id}-slices">
    <h2 id="${id}-slices">Where it changed</h2>
    ${table('Category', byCategory)} ${table('Severity', bySeverity)}
    ${byLanguage.length > 1 ? table('Language', byLanguage) : empty}
    ${byAttack.length > 1 ? table('Attack', byAttack) : empty}
  </section>`;
}

function changeTable(
  labelledBy: string,
  head: string,
  rows: readonly { readonly label: Markup; readonly rates: SliceChange['rates'] }[],
  reach: number,
): Markup {
  return html`<div class="scroller" tabindex="0" role="region" aria-labelledby="${labelledBy}">
    <table class="slices change-table">
      <thead>
        <tr>
          <th scope="col">${head}</th>
          ${headlineRates.map((rate) => html`<th scope="col">${rateNames[rate]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ label, rates }) =>
            html`<tr>
              <th scope="row">${label}</th>
              ${headlineRates.map((rate) => cell(rateNames[rate], rates[rate], reach))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell(name: string, change: RateChange, reach: number): Markup {
  if (change.pairs === 0)
    return html`<td class="untested" data-column="${name}"><span class="cell-note">not assessed</span></td>`;
  return html`<td data-column="${name}">
    ${changeChart(name, change, reach)}<span class="cell-rate">${changeText(change)}</span
    ><span class="cell-note">${counted(change.pairs, 'pair')} in ${counted(change.clusters, 'cluster')}</span
    >${verdictBadge(change)}
  </td>`;
}

/** From whom to whom the harmful pairs moved. Counts, not rates. */
export function holderMatrix({ holderMoves }: RunComparison, id: string): Markup {
  const points = [...new Set(holderMoves.flatMap(({ from, to }) => [from, to]))];
  const count = (from: Standpoint, to: Standpoint): number =>
    holderMoves.find((move) => move.from === from && move.to === to)?.pairs ?? 0;
  const body =
    points.length === 0
      ? html`<p class="untested-note">No harmful pair was compared.</p>`
      : html`<div class="scroller" tabindex="0" role="region" aria-labelledby="${id}-holders">
          <table class="holders">
            <thead>
              <tr>
                <th scope="col">before ↓ after →</th>
                ${points.map((to) => html`<th scope="col">${standpointWords(to)}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${points.map(
                (from) =>
                  html`<tr>
                    <th scope="row">${standpointWords(from)}</th>
                    ${points.map((to) => html`<td data-column="${standpointWords(to)}" class="${from === to ? 'stayed' : count(from, to) > 0 ? 'went' : 'stayed'}">${count(from, to)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`;
  return html`<section aria-labelledby="${id}-holders">
    <h2 id="${id}-holders">Who held, before and after</h2>
    <p class="lead">Harmful pairs by who held them in each run. What only one party holds, falls with that party.</p>
    ${body}
  </section>`;
}

/** What is not the same in both runs. */
export function changedParts({ changes, unchangedRelease }: RunComparison, id: string): Markup {
  const rest = unchangedWords(unchangedRelease, changes);
  return html`<section aria-labelledby="${id}-changed">
    <h2 id="${id}-changed">What changed between the runs</h2>
    ${
      changes.length === 0
        ? html`<p class="untested-note">Nothing that was recorded.</p>`
        : html`<div class="scroller" tabindex="0" role="region" aria-labelledby="${id}-changed">
            <table class="graders">
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">Before</th>
                  <th scope="col">After</th>
                </tr>
              </thead>
              <tbody>
                ${changes.map(
                  ({ part, name, before, after }) =>
                    html`<tr>
                      <th scope="row">${name}<span class="quiet">${part}</span></th>
                      <td data-column="Before"><code>${valueWords(before)}</code></td>
                      <td data-column="After"><code>${valueWords(after)}</code></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${rest === '' ? empty : html`<p class="quiet">${rest}</p>`}
  </section>`;
}
