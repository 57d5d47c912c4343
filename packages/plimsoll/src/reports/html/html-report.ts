import type { ReportInput, ReportOptions } from '../report-input.js';
import { CaseSelector, type CaseSelection } from './case-selection.js';
import { toEmbeddedCase } from './embedded-case.js';
import { embeddedJson } from './embedded-json.js';
import { html } from './markup.js';
import { pageEnd, pageStart } from './page-shell.js';
import { script } from './client/script.js';
import { caseExplorer, embeddedCases } from './sections/case-explorer.js';
import { certainty } from './sections/certainty.js';
import { heatMap } from './sections/heat-map.js';
import { heldBy } from './sections/held-by.js';
import { heroRates } from './sections/hero-rates.js';
import { method } from './sections/method.js';
import { pageHeader, titleBlock } from './sections/page-header.js';
import { sliceTables } from './sections/slice-tables.js';
import { worstFailures } from './sections/worst-failures.js';
import { stylesheet } from './styles/stylesheet.js';

const defaultEmbedBytes = 8 * 1024 * 1024;

/**
 * The report as one self-contained HTML file. Nothing is loaded from elsewhere: the content security policy admits only
 * the script and the stylesheet inside, by their hashes. Holds at most `embedBytes` of cases in memory.
 *
 * @example
 * ```ts
 * for await (const chunk of writeHtmlReport({ summary, outcomes })) file.write(chunk);
 * ```
 */
export async function* writeHtmlReport(input: ReportInput, options: ReportOptions = {}): AsyncIterable<string> {
  const { summary } = input;
  const selection = await selectCases(input, options.embedBytes ?? defaultEmbedBytes);
  const page = { title: `${summary.run.feature}: ${summary.run.name}`, stylesheet, script };
  yield pageStart(page);
  yield html`${pageHeader()}
    <main id="main" tabindex="-1">
      ${titleBlock(summary)} ${heroRates(summary.rates)} ${certainty(summary)} ${heatMap(summary.byCategory)}
      ${sliceTables(summary)} ${heldBy(summary)} ${worstFailures(summary)} ${caseExplorer(summary, selection)}
      ${method(summary)}
    </main>
    <footer>
      <p>
        Made by Plimsoll ${summary.run.plimsollVersion}, offline. Hidden and control characters in texts are shown as
        their code point, such as ⟦U+202E⟧; <code>json</code> reports keep them as they were.
      </p>
    </footer> `.text;
  yield* embeddedCases(selection);
  yield pageEnd(page);
}

async function selectCases({ summary, outcomes }: ReportInput, limit: number): Promise<CaseSelection> {
  const selector = new CaseSelector(limit);
  for await (const page of outcomes) {
    for (const record of page) {
      const { severity } = record.stored.testCase;
      if (!selector.hasRoom(record.outcome, severity)) {
        selector.leaveOut(record.outcome, severity);
        continue;
      }
      selector.offer(record.outcome, severity, embeddedJson(toEmbeddedCase(record, summary)));
    }
  }
  return selector.result();
}
