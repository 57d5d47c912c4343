import { headlineRates, type GateLine, type GateReport, type GateVerdict } from '@plimsoll/core';
import { formatShare } from '../format-rate.js';
import { html, type Markup } from '../html/markup.js';
import { pageBar, pageEnd, pageStart } from '../html/page-shell.js';
import { script } from '../html/client/script.js';
import { stylesheet } from '../html/styles/stylesheet.js';
import { formatTime, rateNames } from '../rate-words.js';
import { findingWords, movedWords, releaseWords } from './gate-changes-words.js';
import { gateLineChart, gateScales, isDifference } from './gate-line-chart.js';
import type { GateReportInput } from './gate-report-input.js';
import {
  headlineWords,
  lineName,
  observedWords,
  rateWords,
  reasonWords,
  requirementWords,
  verdictWords,
} from './gate-line-words.js';
import { contextWords, findingsTitle } from './gate-text.js';

/** The verdict as one self-contained page, in the look of the run report; no texts of cases. */
export function gateHtml({ report }: GateReportInput): string {
  const page = { title: `${report.run.feature}: gate ${report.verdict}`, stylesheet, script };
  const body = html`${pageBar(
      [
        ['lines', 'Lines'],
        ['rates', 'Rates'],
        ['failures', 'Failures'],
      ],
      'verdict',
    )}
    <main id="main" tabindex="-1">
      <section class="title" aria-labelledby="title">
        <p class="kicker">Gate verdict · ${report.run.project}</p>
        <h1 id="title">${report.run.feature}: ${verdictWords[report.verdict]}</h1>
        <p>${headlineWords(report)}</p>
        <p class="quiet">${contextWords(report)} Decided ${formatTime(report.decidedAt)}.</p>
        ${notice(movedWords(report.plan))}
      </section>
      ${lines(report)} ${rates(report)}
      ${bullets('changes', 'What changed since the baseline', report.baseline ? releaseWords(report.baseline) : [])}
      ${failures(report)} ${bullets('unsaid', 'What this verdict does not say', report.notes)}
    </main>
    <footer><p>Made by Plimsoll ${report.plimsollVersion}, offline.</p></footer> `;
  return `${pageStart(page)}${body.text}${pageEnd(page)}`;
}

function notice(words: readonly string[]): Markup[] {
  if (words.length === 0) return [];
  return [html`<div class="notice" role="note">${words.map((line) => html`<p>${line}</p>`)}</div>`];
}

const classes: Readonly<Record<GateVerdict, string>> = { pass: 'below', fail: 'above', inconclusive: 'across' };

function lines({ lines: all, confidence }: GateReport): Markup {
  const scales = gateScales(all);
  const row = (line: GateLine): Markup =>
    html`<tr>
      <th scope="row">${lineName(line)}<span class="quiet">${requirementWords(line)}</span></th>
      <td data-column="Verdict">
        <span class="standing ${classes[line.verdict]}">${verdictWords[line.verdict].toLowerCase()}</span>
      </td>
      <td data-column="Observed">
        ${gateLineChart(line, isDifference(line) ? scales.differences : scales.rates)}
        <p>${observedWords(line, confidence)}</p>
        <p class="quiet">${reasonWords(line, confidence)}</p>
      </td>
    </tr>`;
  return html`<section aria-labelledby="lines">
    <h2 id="lines">Lines set in advance</h2>
    <table class="slices" aria-labelledby="lines">
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Verdict</th>
          <th scope="col">Observed, and why</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(row)}
      </tbody>
    </table>
    <p class="legend">
      The bar runs from the lower to the upper one-sided bound, the tick is the estimate, the ringed stroke is the line,
      and beyond it is hatched. All rates share one scale, all changes against the baseline another, around zero.
    </p>
  </section>`;
}

function rates({ rates: now, baseline, confidence }: GateReport): Markup {
  return html`<section aria-labelledby="rates">
    <h2 id="rates">Rates</h2>
    <table class="slices" aria-labelledby="rates">
      <thead>
        <tr>
          <th scope="col">One-sided bounds, ${formatShare(confidence)} each</th>
          <th scope="col">Now</th>
          <th scope="col">${baseline === undefined ? 'Baseline' : `Baseline ${baseline.name}`}</th>
        </tr>
      </thead>
      <tbody>
        ${headlineRates.map(
          (rate) =>
            html`<tr>
              <th scope="row">${rateNames[rate]}</th>
              <td data-column="Now">${rateWords(now[rate], confidence)}</td>
              <td data-column="Baseline">
                ${baseline === undefined ? 'none named' : rateWords(baseline.rates[rate], confidence)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function failures(report: GateReport): Markup {
  const rest = report.failures.all - report.findings.length;
  const known = report.findings.filter(({ fresh }) => fresh === false);
  const list = (findings: GateReport['findings'], more: readonly Markup[]): Markup =>
    html`<ul class="unsaid">
      ${findings.map(
        (finding) =>
          html`<li>
            ${finding.severity} <strong>${finding.caseId}</strong> ${finding.category}: ${findingWords(finding)}
          </li>`,
      )}
      ${more}
    </ul>`;
  const others = rest > 0 ? [html`<li>and ${rest} more</li>`] : [];
  return html`<section aria-labelledby="failures">
    <h2 id="failures">${findingsTitle(report)}</h2>
    ${list(
      report.findings.filter(({ fresh }) => fresh !== false),
      known.length === 0 ? others : [],
    )}
    ${
      known.length === 0
        ? []
        : [
            html`<details>
              <summary>Known: failed in the baseline as well</summary>
              ${list(known, others)}
            </details>`,
          ]
    }
  </section>`;
}

function bullets(id: string, title: string, items: readonly string[]): Markup[] {
  if (items.length === 0) return [];
  return [
    html`<section aria-labelledby="${id}">
      <h2 id="${id}">${title}</h2>
      <ul class="unsaid">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>
    </section>`,
  ];
}
