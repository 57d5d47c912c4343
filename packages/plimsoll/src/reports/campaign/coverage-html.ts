import type { Coverage, CoverageRow, CoveredCase } from '../../campaigns/coverage-table/coverage.js';
import { counted, formatRateBriefly } from '../format-rate.js';
import { helpers } from '../html/client/helpers.client.js';
import { switches } from '../html/client/switches.client.js';
import { html, type Markup } from '../html/markup.js';
import { pageBar, pageEnd, pageStart } from '../html/page-shell.js';
import { stylesheet } from '../html/styles/stylesheet.js';
import { availableWords, casesWords, coverageNotes, coverageParts, resultWords } from './coverage-words.js';

const styles = `
.coverage td { vertical-align: top; }
.coverage .not-tested .result, .coverage .nothing-decided .result { font-style: italic; font-weight: 600; }
.coverage details { margin: 0.2rem 0; }
`;
const page = { stylesheet: stylesheet + styles, script: `(() => {\n'use strict';${helpers}${switches}})();` };

/** The coverage table as one self-contained page; it holds ids of cases and no texts. */
export function coverageHtml(coverage: Coverage): string {
  const { project, feature, runs, rows } = coverage;
  const parts = { ...page, title: `${feature}: what was tested` };
  const links = coverageParts.map(([taxonomy, title]) => [taxonomy, title] as const);
  const body = html`${pageBar([...links, ['method', 'What this does not say']], 'table')}
    <main id="main" tabindex="-1">
      <div class="title">
        <p class="kicker">${project} · coverage</p>
        <h1>${feature}: what was tested</h1>
        <p class="lead">
          ${runs.length === 0 ? 'No run: nothing was tested.' : `${counted(runs.length, 'run')}: ${runs.map(({ name, target }) => `${name} (target ${target})`).join(', ')}`}
        </p>
      </div>
      ${coverageParts.map(([taxonomy, title]) => part(taxonomy, title, rows))}
      <section id="method" aria-labelledby="method-title">
        <h2 id="method-title">What this does not say</h2>
        <ul class="unsaid">
          ${coverageNotes(coverage).map((note) => html`<li>${note}</li>`)}
        </ul>
      </section>
    </main>
    <footer><p>Made by Plimsoll, offline.</p></footer>`;
  return pageStart(parts) + body.text + pageEnd(parts);
}

function part(taxonomy: string, title: string, rows: readonly CoverageRow[]): Markup {
  const own = rows.filter((row) => row.taxonomy === taxonomy);
  return html`<section id="${taxonomy}" aria-labelledby="${taxonomy}-title">
    <h2 id="${taxonomy}-title">${title} ${own[0]?.version ?? ''}</h2>
    <div class="scroller">
      <table class="slices coverage">
        <thead>
          <tr>
            <th scope="col">Clause</th>
            <th scope="col">Attacks and cases</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          ${own.map(
            (row) =>
              html`<tr class="${row.state}">
                <th scope="row">${row.name}<br />${row.title}</th>
                <td>${row.attacks.length === 0 ? availableWords(row) : row.attacks.map(attackDetails)}</td>
                <td class="result">${resultWords(row)}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function attackDetails(attack: CoverageRow['attacks'][number]): Markup {
  return html`<details>
    <summary>${attack.attack}: ${casesWords(attack)}; ${formatRateBriefly(attack.success)}</summary>
    <ul>
      ${attack.cases.map((one) => html`<li>${one.id}: ${outcomesOf(one)}</li>`)}
    </ul>
  </details>`;
}

function outcomesOf({ held, leaked, undecided, errored }: CoveredCase): string {
  const counts = { leaked, held, undecided, errored };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${String(count)} ${outcome}`)
    .join(', ');
}
