import type { RunSummary } from '@plimsoll/core';
import { formatTime, progressWords } from '../../rate-words.js';
import { html, type Markup } from '../markup.js';
import { pageBar } from '../page-shell.js';

/** The bar of the run report. */
export function pageHeader(): Markup {
  return pageBar(
    [
      ['categories', 'Categories'],
      ['failures', 'Failures'],
      ['cases', 'Cases'],
      ['method', 'Method'],
    ],
    'report',
  );
}

/** What was measured, when, and how far the run got. */
export function titleBlock(summary: RunSummary): Markup {
  const { run, set, target, trials } = summary;
  const unfinished = run.status !== 'complete' || trials.finished < trials.planned;
  const progress = html`<p class="notice" role="note">
    This run is ${progressWords(summary)}. The rates speak of what has finished.
  </p>`;
  return html`<section class="title" aria-labelledby="title">
    <p class="kicker">Run report · ${run.project}</p>
    <h1 id="title">${run.feature}</h1>
    <dl class="facts">
      <div>
        <dt>Run</dt>
        <dd>${run.name}</dd>
      </div>
      <div>
        <dt>Golden set</dt>
        <dd>${set.name}, ${set.cases} cases</dd>
      </div>
      <div>
        <dt>Target</dt>
        <dd>${target.name} <span class="quiet">${target.kind}</span></dd>
      </div>
      <div>
        <dt>Trials</dt>
        <dd>${trials.finished} of ${trials.planned}</dd>
      </div>
      <div>
        <dt>Finished</dt>
        <dd>${run.finishedAt === undefined ? 'not yet' : formatTime(run.finishedAt)}</dd>
      </div>
    </dl>
    ${unfinished ? [progress] : []}
  </section>`;
}
