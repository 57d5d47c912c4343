import { html, type Markup } from '../html/markup.js';
import { helpers } from '../html/client/helpers.client.js';
import { switches } from '../html/client/switches.client.js';
import { pageBar, pageEnd, pageStart } from '../html/page-shell.js';
import { stylesheet as base } from '../html/styles/stylesheet.js';
import { md } from '../markdown.js';
import type { WriteupStamp } from './stamp.js';

/** A write-up as the portfolio lists it. */
export interface PortfolioEntry {
  /** Path from the portfolio to the write-up. */
  readonly path: string;
  readonly stamp: WriteupStamp;
}

const kindNames = {
  improvement: 'Measured improvements',
  'red-team': 'Red-team summaries',
  'failure-analysis': 'Failure analyses',
} as const;

const script = `(() => {\n'use strict';${helpers}${switches}})();`;
const stylesheet = `${base}
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); list-style: none; margin: 0.8rem 0; padding: 0; }
.cards li { background: var(--sheet); border: 1px solid var(--rule); border-radius: 10px; padding: 1rem 1.2rem; overflow-wrap: anywhere; }
.cards a { color: var(--deep); font-weight: 600; }
`;

/** The page that leads to all write-ups, each with the sentence that its figures allow. */
export function portfolioHtml(title: string, entries: readonly PortfolioEntry[]): string {
  const page = { title, stylesheet, script };
  const body = html`${pageBar([], 'portfolio')}
    <main id="main" tabindex="-1">
      <section class="title"><h1>${title}</h1></section>
      ${byKind(entries).map(([name, group]) => cards(name, group))}
    </main>
    <footer>
      <p>The sentence under each title comes from stored runs. Check one: plimsoll writeup check FILE</p>
    </footer>`;
  return `${pageStart(page)}${body.text}${pageEnd(page)}`;
}

/** The same list as Markdown. */
export function portfolioMarkdown(title: string, entries: readonly PortfolioEntry[]): string {
  const groups = byKind(entries).map(([name, group]) =>
    [
      `## ${name}`,
      group.map(({ path, stamp }) => `- [${md(stamp.title)}](<${encodeURI(path)}>): ${md(stamp.lead)}`).join('\n'),
    ].join('\n\n'),
  );
  return `${[`# ${md(title)}`, ...groups].join('\n\n')}\n`;
}

function byKind(entries: readonly PortfolioEntry[]): (readonly [name: string, entries: readonly PortfolioEntry[]])[] {
  return (Object.keys(kindNames) as (keyof typeof kindNames)[]).flatMap((kind) => {
    const group = entries.filter(({ stamp }) => stamp.kind === kind);
    return group.length === 0 ? [] : [[kindNames[kind], group] as const];
  });
}

function cards(name: string, entries: readonly PortfolioEntry[]): Markup {
  return html`<section>
    <h2>${name}</h2>
    <ul class="cards">
      ${entries.map(
        ({ path, stamp }) =>
          html`<li>
            <a href="${encodeURI(path)}">${stamp.title}</a>
            <p>${stamp.lead}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}
