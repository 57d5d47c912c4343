import type { SessionDebrief, SessionFinding, TriedSummary } from '../../campaigns/sessions/debrief.js';
import { plimsollVersion } from '../../version.js';
import { helpers } from '../html/client/helpers.client.js';
import { switches } from '../html/client/switches.client.js';
import { empty, html, type Markup } from '../html/markup.js';
import { pageBar, pageEnd, pageStart } from '../html/page-shell.js';
import { rateText } from '../html/rate-text.js';
import { masked } from '../html/sections/masked.js';
import { stylesheet } from '../html/styles/stylesheet.js';
import { sessionLanes } from './session-lanes.js';
import { sessionStyles } from './session.css.js';
import { findingWords, heldWords, momentWords, openWords, timelineWords } from './session-words.js';

const page = {
  stylesheet: stylesheet + sessionStyles,
  script: `(() => {\n'use strict';${helpers}${switches}})();`,
};

/** A debrief as one self-contained HTML file. What was said in harmful conversations stays hidden until asked for. */
export function sessionHtml(debrief: SessionDebrief): string {
  const { session, target, all, testers, byFamily, byCategory, findings, timeline } = debrief;
  const parts = { ...page, title: `${session.feature}: session ${session.name}` };
  const bar = pageBar(
    [
      ['tried', 'Who tried what'],
      ['findings', 'Findings'],
      ['board', 'Not tried'],
      ['timeline', 'Timeline'],
    ],
    'debrief',
  );
  const body = html`${bar}
    <main id="main" tabindex="-1">
      <div class="title">
        <p class="kicker">${session.project} · red-team session ${session.id}</p>
        <h1>${session.feature}: ${session.name}</h1>
        <dl class="facts">
          ${fact('Held', heldWords(debrief))} ${fact('Target', target.name)} ${fact('Scope', debrief.aim)}
          ${fact('Rules', debrief.rules)}
        </dl>
      </div>
      <section id="tried" aria-labelledby="tried-title">
        <h2 id="tried-title">Who tried what</h2>
        ${groups('All', [{ ...all, name: 'all' }])} ${groups('Tester', testers)} ${groups('Attack family', byFamily)}
        ${groups('Category', byCategory)}
        <ul class="unsaid">
          ${openWords(debrief).map((line) => html`<li>${line}</li>`)}
        </ul>
      </section>
      <section id="findings" aria-labelledby="findings-title">
        <h2 id="findings-title">Findings</h2>
        ${
          findings.length === 0
            ? html`<p>No finding. That says nothing of what nobody tried.</p>`
            : findings.map(findingCard)
        }
      </section>
      ${boardSection(debrief)}
      <section id="timeline" aria-labelledby="timeline-title">
        <h2 id="timeline-title">Timeline</h2>
        <p class="lead">Circles are conversations, filled where the feature failed.</p>
        ${sessionLanes(debrief)}
        <details>
          <summary>As a list</summary>
          <ol>
            ${timeline.map((entry) => html`<li>${momentWords(entry.at)} ${timelineWords(entry)}</li>`)}
          </ol>
        </details>
      </section>
    </main>
    <footer><p>Made by Plimsoll ${plimsollVersion}, offline.</p></footer> `;
  return pageStart(parts) + body.text + pageEnd(parts);
}

function fact(name: string, value: string): Markup {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function groups(title: string, summaries: readonly TriedSummary[]): Markup {
  if (summaries.length === 0) return empty;
  return html`<div class="scroller">
    <table class="slices tried">
      <thead>
        <tr>
          <th scope="col">${title}</th>
          <th scope="col">Conversations</th>
          <th scope="col">Turns</th>
          <th scope="col">Leaked</th>
          <th scope="col">Innocent requests refused</th>
        </tr>
      </thead>
      <tbody>
        ${summaries.map(
          ({ name, conversations, turns, leak, falseRefusal }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td data-column="Conversations">${conversations}</td>
              <td data-column="Turns">${turns}</td>
              <td data-column="Leaked">${leak.n === 0 ? 'not tried' : rateText(leak)}</td>
              <td data-column="Innocent requests refused">
                ${falseRefusal.n === 0 ? 'not tried' : rateText(falseRefusal)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function findingCard(finding: SessionFinding): Markup {
  const { severity, category, conversation, side, said, notes } = finding;
  const texts = html`${said.map((text) => html`<blockquote>${text}</blockquote>`)}${notes.map(
    (note) => html`<p>Note: ${note}</p>`,
  )}`;
  return html`<article class="finding-card">
    <h3>${severity} ${category} <span class="quiet">${conversation}</span></h3>
    <p>${findingWords(finding)}</p>
    ${side === 'benign' ? texts : masked('what was said', texts)}
  </article>`;
}

function boardSection({ board }: SessionDebrief): Markup {
  const { rows, familiesTried, familiesNotTried, cells, cases } = board;
  return html`<section id="board" aria-labelledby="board-title">
    <h2 id="board-title">What nobody has tried</h2>
    <p class="lead">
      ${cases.all - cases.tried} of ${cases.all} cases, and ${cells.all - cells.tried} of ${cells.all} pairs of category
      and attack family. An empty field was not tested.
    </p>
    <div class="scroller">
      <table class="slices board">
        <thead>
          <tr>
            <th scope="col">Category</th>
            ${familiesTried.map((family) => html`<th scope="col">${family}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.category}</th>
                ${familiesTried.map((family) => {
                  const cell = row.cells.find((each) => each.family === family);
                  if (cell === undefined)
                    return html`<td data-column="${family}"><span class="quiet">not tested</span></td>`;
                  const { conversations, findings } = cell;
                  return html`<td data-column="${family}" class="${findings > 0 ? 'tried failed' : 'tried'}">
                    ${conversations}${findings > 0 ? `, ${String(findings)} failed` : ''}
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <h3>Attack families nobody has tried (${familiesNotTried.length})</h3>
    <ul class="untried">
      ${familiesNotTried.map((family) => html`<li>${family}</li>`)}
    </ul>
  </section>`;
}
