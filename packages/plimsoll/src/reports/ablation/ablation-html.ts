import {
  formatMoney,
  headlineRates,
  type AblatedControl,
  type AblationReport,
  type ControlEffect,
  type RateSummary,
} from '@plimsoll/core';
import { formatRateBriefly, formatShare } from '../format-rate.js';
import { empty, html, type Markup } from '../html/markup.js';
import { pageBar, pageEnd, pageStart } from '../html/page-shell.js';
import { rateText } from '../html/rate-text.js';
import { helpers } from '../html/client/helpers.client.js';
import { switches } from '../html/client/switches.client.js';
import { stylesheet } from '../html/styles/stylesheet.js';
import { ablationStyles } from './ablation.css.js';
import { timesWords, tokensWords } from './ablation-text.js';
import { costWords, effectSentence, plainNumber, settingWords, stoppedWords } from './effect-words.js';
import { frontierChart, type FrontierPoint } from './frontier-chart.js';

const page = {
  stylesheet: stylesheet + ablationStyles,
  script: `(() => {\n'use strict';${helpers}${switches}})();`,
};

/** An ablation as one self-contained HTML file; it holds no text of a case or a reply. */
export function ablationHtml(report: AblationReport): string {
  const parts = { ...page, title: `${report.feature}: what each control buys` };
  const bar = pageBar(
    [
      ['frontier', 'Frontier'],
      ['controls', 'Controls'],
      ['method', 'Method'],
    ],
    'report',
  );
  const body = html`${bar}
    <main id="main" tabindex="-1">
      <div class="title">
        <p class="kicker">${report.project} · ablation ${report.id}</p>
        <h1>${report.feature}: what each control buys</h1>
        <dl class="facts">
          ${fact('Arrangements', `${report.arrangements.length} (design ${report.design})`)}
          ${fact('Golden set', `${report.set.name}, ${report.set.cases} cases`)} ${fact('Target', report.target)}
        </dl>
      </div>
      ${frontier(report)}
      <section id="controls" aria-labelledby="controls-title">
        <h2 id="controls-title">Controls</h2>
        ${report.controls.map(controlSection)}
      </section>
      <section id="method" aria-labelledby="method-title">
        <h2 id="method-title">What this does not say</h2>
        <ul class="unsaid">
          ${report.notes.map((note) => html`<li>${note}</li>`)}
        </ul>
      </section>
    </main>
    <footer><p>Made by Plimsoll ${report.plimsollVersion}, offline.</p></footer> `;
  return pageStart(parts) + body.text + pageEnd(parts);
}

function fact(name: string, value: string): Markup {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function frontier(report: AblationReport): Markup {
  const point = (across: (index: number) => FrontierPoint['across']): readonly FrontierPoint[] =>
    report.arrangements.map(({ name, rates, dominatedBy }, index) => ({
      number: index + 1,
      name,
      leak: rates.leak,
      across: across(index),
      dominated: dominatedBy !== undefined,
    }));
  const byRefusal = point((index) => rateAcross(report.arrangements[index]?.rates.falseRefusal));
  const byTime = point((index) => {
    const latency = report.arrangements[index]?.latency;
    if (!latency) return undefined;
    const { p50, margin } = latency;
    const words = `${plainNumber(p50)} ± ${plainNumber(margin)} ms`;
    return { value: p50, lower: Math.max(0, p50 - margin), upper: p50 + margin, words };
  });
  const byMoney = point((index) => {
    const cost = report.arrangements[index]?.cost;
    return cost && { value: cost.microUnits, words: formatMoney(cost) };
  });
  const currency = report.arrangements.find(({ cost }) => cost !== undefined)?.cost?.currency;
  return html`<section id="frontier" aria-labelledby="frontier-title">
    <h2 id="frontier-title">Frontier</h2>
    <p class="lead">
      Each number is an arrangement of the table. Filled: no other is at least as good in everything. Hollow or in
      italics: dominated. Crosses are ${formatShare(report.level)} intervals.
    </p>
    <div class="frontiers">
      ${frontierChart('false-refusal rate', byRefusal, formatShare)}
      ${frontierChart('milliseconds per trial (median)', byTime, plainNumber)}
      ${currency === undefined ? empty : frontierChart(`money for the run (${currency})`, byMoney, (value) => plainNumber(value / 1_000_000))}
    </div>
    <div class="scroller">
      <table class="slices arrangements">
        <thead>
          <tr>
            <th scope="col">Arrangement</th>
            <th scope="col">Leak rate</th>
            <th scope="col">False-refusal rate</th>
            <th scope="col">Misserved rate</th>
            <th scope="col">Held by</th>
            <th scope="col">ms p50 / p95</th>
            <th scope="col">Tokens per trial</th>
            <th scope="col">Money</th>
          </tr>
        </thead>
        <tbody>
          ${report.arrangements.map(
            (arrangement, index) =>
              html`<tr class="${arrangement.dominatedBy === undefined ? 'free' : 'dominated'}">
                <th scope="row">
                  ${index + 1}.
                  ${arrangement.name}${
                    arrangement.dominatedBy === undefined
                      ? empty
                      : html`<span class="quiet">dominated by ${arrangement.dominatedBy}</span>`
                  }
                </th>
                <td data-column="Leak rate">${rateText(arrangement.rates.leak)}</td>
                <td data-column="False-refusal rate">${rateText(arrangement.rates.falseRefusal)}</td>
                <td data-column="Misserved rate">${rateText(arrangement.rates.misserved)}</td>
                <td data-column="Held by">
                  ${
                    Object.entries(arrangement.heldBy)
                      .map(([holder, count]) => `${holder} ${String(count)}`)
                      .join(', ') || 'nobody'
                  }
                </td>
                <td data-column="ms p50 / p95">${timesWords(arrangement)}</td>
                <td data-column="Tokens per trial">${tokensWords(arrangement)}</td>
                <td data-column="Money">
                  ${arrangement.cost === undefined ? 'unknown' : formatMoney(arrangement.cost)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function rateAcross(rate: RateSummary | undefined): FrontierPoint['across'] {
  if (rate === undefined || rate.rate === null) return undefined;
  return { value: rate.rate, lower: rate.lower, upper: rate.upper, words: `false refusal ${formatRateBriefly(rate)}` };
}

function controlSection({ name, kind, family, note, effects }: AblatedControl): Markup {
  return html`<article class="control">
    <h3>${name} <span class="quiet">${kind}, ${family}</span></h3>
    ${note === undefined ? empty : html`<p class="quiet">${note}</p>`}
    ${effects.length === 0 ? html`<p class="quiet">Not measured by this design.</p>` : effects.map(effectBlock)}
  </article>`;
}

function effectBlock(effect: ControlEffect): Markup {
  return html`<h4>${settingWords(effect)}</h4>
    <ul class="effects">
      ${headlineRates.map(
        (rate) => html`<li class="${effect.rates[rate].verdict}">${effectSentence(rate, effect.rates[rate])}</li>`,
      )}
      <li>Leaks stopped: ${stoppedWords(effect)}</li>
      <li>Cost: ${costWords(effect)}</li>
    </ul>`;
}
