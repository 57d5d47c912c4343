import { headlineRates, type ComparedRun, type ComparisonSummary, type RunComparison } from '@plimsoll/core';
import { changeText } from '../../proof/compare/points.js';
import { counted, formatShare } from '../format-rate.js';
import { helpers } from '../html/client/helpers.client.js';
import { switches } from '../html/client/switches.client.js';
import { empty, html, type Markup } from '../html/markup.js';
import { pageBar, pageEnd, pageStart } from '../html/page-shell.js';
import { stylesheet as base } from '../html/styles/stylesheet.js';
import { formatTime, rateNames } from '../rate-words.js';
import { droppedWords, runWords } from './comparison-words.js';
import { comparisonStyles } from './comparison.css.js';
import { flipFilter } from './flip-filter.client.js';
import { changeCards } from './sections/change-cards.js';
import { candidateMatrix, changedParts, holderMatrix, sliceSections } from './sections/change-tables.js';
import { flipList } from './sections/flip-list.js';

const script = `(() => {\n'use strict';${helpers}${switches}${flipFilter}})();`;
const stylesheet = `${base}${comparisonStyles}`;

/**
 * A comparison as one self-contained page: loads nothing, hides texts of harmful cases until asked, fits print and phone.
 */
export function comparisonHtml(summary: ComparisonSummary): string {
  const { baseline, comparisons } = summary;
  const title = `${baseline.feature}: ${baseline.name} compared with ${comparisons.map(({ candidate }) => candidate.name).join(', ')}`;
  const page = { title, stylesheet, script };
  const several = comparisons.length > 1;
  const links = several
    ? ([['matrix', 'All candidates']] as const)
    : ([
        ['comparison-0', 'Changes'],
        ['comparison-0-slices', 'Where'],
        ['comparison-0-flips', 'Flips'],
        ['comparison-0-unsaid', 'Limits'],
      ] as const);
  const body = html`${pageBar(links, 'comparison')}
    <main id="main" tabindex="-1">
      <section class="title" aria-labelledby="title">
        <p class="kicker">Comparison · ${baseline.project}</p>
        <h1 id="title">${baseline.feature}</h1>
        <dl class="facts">
          ${runFacts('Baseline', baseline)}
          ${several ? empty : comparisons.map(({ candidate }) => runFacts('Candidate', candidate))}
        </dl>
      </section>
      ${several ? candidateMatrix(summary) : empty}
      ${comparisons.map((comparison, index) => one(summary, comparison, `comparison-${index}`, several))}
    </main>
    <footer>
      <p>
        Made by Plimsoll ${summary.plimsollVersion}, offline. ${formatShare(summary.level)} intervals; better and worse
        by a test at ${formatShare(summary.significance)} over all headline tests together (Holm).
      </p>
    </footer>`;
  return `${pageStart(page)}${body.text}${pageEnd(page)}`;
}

function runFacts(label: string, run: ComparedRun): Markup {
  return html`<div>
      <dt>${label}</dt>
      <dd>${run.name} <span class="quiet">${run.id}, ${formatTime(run.startedAt)}</span></dd>
    </div>
    <div>
      <dt>Set and target</dt>
      <dd>${run.set.name} <span class="quiet">${run.set.cases} cases</span>, ${run.target.name}</dd>
    </div>
    ${
      run.status === 'complete' && run.finished >= run.planned
        ? empty
        : html`<div>
            <dt>Not complete</dt>
            <dd class="care">${run.status}: ${run.finished} of ${run.planned} planned trials</dd>
          </div>`
    }`;
}

function one({ baseline, power }: ComparisonSummary, comparison: RunComparison, id: string, several: boolean): Markup {
  const { candidate, headline, pairs, cases, rates } = comparison;
  return html`<div class="${several ? 'part' : 'only'}" id="${id}">
    <section aria-label="In one sentence">
      ${
        several
          ? html`<h2>${runWords(baseline)} → ${runWords(candidate)}</h2>
              <dl class="facts">${runFacts('Candidate', candidate)}</dl>`
          : empty
      }
      <p class="headline-sentence">${headline}</p>
      <p class="quiet">${counted(pairs, 'pair')} in ${counted(cases, 'case')}.</p>
    </section>
    ${changeCards(rates, power)} ${worstCase(comparison, id)} ${changedParts(comparison, id)}
    ${sliceSections(comparison, id)} ${holderMatrix(comparison, id)} ${flipList(comparison, id)}
    ${unsaid(comparison, id)}
  </div>`;
}

function worstCase({ worstCase: worst, undecided }: RunComparison, id: string): Markup {
  const open = undecided.reduce((sum, side) => sum + side.inBaseline + side.inCandidate + side.inBoth, 0);
  if (open === 0) return empty;
  return html`<section aria-labelledby="${id}-worst">
    <h2 id="${id}-worst">How far the changes could be off</h2>
    <p class="lead">
      ${counted(open, 'pair')} left undecided or errored by a run and not in the rates. Not decided is not safe: this is
      the change as if each of them had failed in the candidate, and in the baseline had not.
    </p>
    <ul class="unsaid">
      ${headlineRates.map((rate) => html`<li>${rateNames[rate]}: ${changeText(worst[rate])}, ${counted(worst[rate].pairs, 'pair')}</li>`)}
    </ul>
  </section>`;
}

function unsaid({ dropped, notes }: RunComparison, id: string): Markup {
  const list = (items: readonly string[]): Markup =>
    html`<ul class="unsaid">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
  return html`<section aria-labelledby="${id}-unsaid">
    ${
      dropped.length === 0
        ? empty
        : html`<h2>What was dropped</h2>
            ${list(dropped.map(droppedWords))}`
    }
    <h2 id="${id}-unsaid">What this comparison does not say</h2>
    ${list(notes)}
  </section>`;
}
