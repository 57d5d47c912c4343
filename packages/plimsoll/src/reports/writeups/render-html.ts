import { formatRate } from '../format-rate.js';
import { helpers } from '../html/client/helpers.client.js';
import { switches } from '../html/client/switches.client.js';
import { empty, html, type Markup } from '../html/markup.js';
import { pageBar, pageEnd, pageStart } from '../html/page-shell.js';
import { rateChart } from '../html/rate-chart.js';
import { scaleTop } from '../html/scale.js';
import { masked } from '../html/sections/masked.js';
import { stylesheet as base } from '../html/styles/stylesheet.js';
import { shorten } from '../visible-text.js';
import type { Block, CaseBlock, MaskedText, RatePair, WriteupDocument } from './document.js';

const longestText = 20_000;
const script = `(() => {\n'use strict';${helpers}${switches}})();`;
const stylesheet = `${base}
.writeup { max-width: 60rem; }
.writeup h1 { margin-bottom: 0.6rem; }
.writeup h2 { margin-top: 2.4rem; }
.writeup p, .writeup li { max-width: 44rem; overflow-wrap: anywhere; }
.writeup table { margin: 0.8rem 0; }
.writeup tbody td { border-top: 1px solid var(--rule); padding: 0.45rem 0.7rem; vertical-align: top; overflow-wrap: break-word; }
.writeup tbody td:first-child { padding-left: 0; min-width: 7rem; }
.pairs { display: grid; grid-template-columns: 4rem auto minmax(0, 1fr); gap: 0.35rem 1.2rem; align-items: center; margin: 1rem 0; }
.pairs h3 { grid-column: 1 / -1; margin: 0.8rem 0 0; }
.pairs p { margin: 0; }
@media (max-width: 40rem) { .pairs { grid-template-columns: minmax(0, 1fr); } }
`;

/**
 * A write-up as one self-contained page: loads nothing, hides texts of harmful cases until asked, fits print and phone.
 *
 * @example
 * ```ts
 * const page = writeupHtml({ title: '<b>', lead: '', blocks: [], source: { kind: 'improvement', runs: [], command: 'plimsoll writeup', plimsollVersion: '0.1.0' } });
 * page.includes('<h1 id="title">&lt;b&gt;</h1>'); // true
 * ```
 */
export function writeupHtml(document: WriteupDocument): string {
  const { title, lead, blocks, source } = document;
  const page = { title, stylesheet, script };
  const body = html`${pageBar([], 'write-up')}
    <main id="main" class="writeup" tabindex="-1">
      <section class="title" aria-labelledby="title">
        <p class="kicker">${kindNames[source.kind]}</p>
        <h1 id="title">${title}</h1>
        ${lead === '' ? empty : html`<p class="lead">${lead}</p>`}
      </section>
      ${blocks.map(render)}
    </main>
    <footer>
      <p>Made by Plimsoll ${source.plimsollVersion} from stored runs. Every figure can be made again:</p>
      <code class="block">${source.command}</code>
    </footer>`;
  return `${pageStart(page)}${body.text}${pageEnd(page)}`;
}

const kindNames = {
  improvement: 'Measured improvement',
  'red-team': 'Red-team summary',
  'failure-analysis': 'Failure analysis',
} as const;

function render(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`;
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case 'table':
      return tableOf(block.head, block.rows);
    case 'rate-pairs':
      return ratePairs(block.pairs);
    case 'commands':
      return html`<code class="block">${block.lines.join('\n')}</code>`;
    case 'case':
      return caseOf(block);
  }
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return html`<div class="scroller">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, column) => html`<td data-column="${head[column] ?? ''}">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function ratePairs(pairs: readonly RatePair[]): Markup {
  const top = scaleTop(pairs.flatMap(({ before, after }) => [before, after]));
  const row = (name: string, when: string, rate: RatePair['before']): Markup =>
    html`<p>${when}</p>
      ${rateChart(`${name}, ${when}`, rate, top, 'row')}
      <p>${formatRate(rate)}</p>`;
  return html`<div class="pairs">
    ${pairs.map(
      ({ label, before, after }) =>
        html`<h3>${label}</h3>
          ${row(label, 'before', before)} ${row(label, 'after', after)}`,
    )}
  </div>`;
}

function caseOf({ heading, severity, facts, texts }: CaseBlock): Markup {
  return html`<article>
    <h3><span class="severity ${severity}">${severity}</span> ${heading}</h3>
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${texts.map(textOf)}
  </article>`;
}

function textOf({ label, text, harmful }: MaskedText): Markup {
  const shown = html`<dl class="exchange">
    <dt>${label}</dt>
    <dd dir="auto">${text === '' ? '(empty)' : shorten(text, longestText)}</dd>
  </dl>`;
  return harmful ? masked(label.toLowerCase(), shown) : shown;
}
