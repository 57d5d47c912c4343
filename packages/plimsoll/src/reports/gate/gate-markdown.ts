import { headlineRates, type GateFinding, type GateLine, type GateReport } from '@plimsoll/core';
import { counted, formatShare } from '../format-rate.js';
import { md } from '../markdown.js';
import { rateNames } from '../rate-words.js';
import { shorten } from '../visible-text.js';
import { findingWords, movedWords, releaseWords } from './gate-changes-words.js';
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
import { contextWords, worthShowing } from './gate-text.js';

/** GitHub takes comments of 65,536 characters, GitLab more; counted in bytes to be safe. */
export const mostCommentBytes = 60_000;
const findingsShown = 20;
const changesShown = 20;

const marks = { pass: '✅', fail: '❌', inconclusive: '❓' } as const;

/**
 * The comment on a pull request: the verdict, the lines, both rates with their change, what else changed, and the worst
 * new failures without their texts. At most 60 kB, whatever the run; what does not fit is counted. The first line is a
 * marker by which a later comment finds and replaces the earlier one.
 */
export function gateMarkdown({ report }: GateReportInput): string {
  for (let most = findingsShown; ; most = Math.floor(most / 2)) {
    const text = comment(report, most);
    if (most === 0 || Buffer.byteLength(text) <= mostCommentBytes) return fit(text);
  }
}

/** A plan of thousands of lines is cut as a last resort, and says so. */
function fit(text: string): string {
  const note = '\n\n*Cut: the whole verdict is in the JSON report.*\n';
  if (Buffer.byteLength(text) <= mostCommentBytes) return text;
  const room = mostCommentBytes - Buffer.byteLength(note);
  const kept = Buffer.from(text)
    .subarray(0, room)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  return `${kept.slice(0, kept.lastIndexOf('\n'))}${note}`;
}

function comment(report: GateReport, findings: number): string {
  const parts = [
    commentMarker(report.run.feature),
    `## ${marks[report.verdict]} Gate ${verdictWords[report.verdict].toLowerCase()}: ${md(report.run.feature)}`,
    md(headlineWords(report)),
    ...moved(report),
    ratesTable(report),
    linesTable(report),
    ...changed(report),
    ...failures(report, findings),
    ...(report.notes.length === 0
      ? []
      : ['<details><summary>What this verdict does not say</summary>', list(report.notes), '</details>']),
    `<sub>${md(contextWords(report))} Bounds are one-sided, ${formatShare(report.confidence)} each. Plimsoll ${md(report.plimsollVersion)}.</sub>`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** An HTML comment, which two hyphens would end. */
function commentMarker(feature: string): string {
  return `<!-- plimsoll-gate ${feature.replace(/[^\w.]+/g, '-').slice(0, 100)} -->`;
}

function moved({ plan }: GateReport): string[] {
  const [intro, ...changes] = movedWords(plan);
  if (intro === undefined) return [];
  return [`⚠️ **${md(intro)}**`, ...(changes.length === 0 ? [] : [list(changes.slice(0, changesShown))])];
}

function ratesTable({ rates, baseline, confidence, lines }: GateReport): string {
  const change = (rate: (typeof headlineRates)[number]): string => {
    const line = lines.find(
      ({ kind, measure }) => (kind === 'non-inferiority' || kind === 'improvement') && measure === rate,
    );
    return line === undefined ? 'no line' : observedWords(line, confidence);
  };
  const head = baseline === undefined ? ['', 'now'] : ['', `baseline ${md(baseline.name)}`, 'now', 'change'];
  const rows = headlineRates.map((rate) => {
    const now = rateWords(rates[rate], confidence);
    const name = `**${rateNames[rate]}**`;
    return baseline === undefined
      ? [name, now]
      : [name, rateWords(baseline.rates[rate], confidence), now, change(rate)];
  });
  return table(head, rows);
}

/** What failed and what is open first. */
function linesTable({ lines, confidence }: GateReport): string {
  const order = { fail: 0, inconclusive: 1, pass: 2 } as const;
  const shown = lines.filter(worthShowing).sort((one, other) => order[one.verdict] - order[other.verdict]);
  const row = (line: GateLine): string[] => [
    `${marks[line.verdict]} ${verdictWords[line.verdict].toLowerCase()}`,
    md(lineName(line)),
    requirementWords(line),
    observedWords(line, confidence),
    line.verdict === 'pass' ? '' : md(reasonWords(line, confidence)),
  ];
  return table(['verdict', 'line', 'set in advance', 'observed', 'why'], shown.map(row));
}

function changed({ baseline }: GateReport): string[] {
  if (baseline === undefined) return [];
  const words = releaseWords(baseline);
  if (words.length === 0) return [];
  const rest = words.length - changesShown;
  return [
    '### What changed since the baseline',
    list([...words.slice(0, changesShown), ...(rest > 0 ? [`and ${counted(rest, 'more change')}`] : [])]),
  ];
}

function failures(report: GateReport, most: number): string[] {
  const { failures: counts, findings } = report;
  if (counts.all === 0) return ['### Failures', 'None was observed. The bounds above say what that shows.'];
  const fresh = findings.filter((finding) => finding.fresh !== false);
  const shown = fresh.slice(0, most);
  const title =
    counts.fresh === null
      ? `### The worst of ${counted(counts.all, 'failure')} (texts left out)`
      : `### ${counted(counts.fresh, 'new failure')} (${counts.all - counts.fresh} known, ${String(counts.fixed)} gone; texts left out)`;
  const rest = (counts.fresh ?? counts.all) - shown.length;
  const items = [...shown.map(item), ...(rest > 0 ? [`- and ${rest} more`] : [])];
  return [title, ...(items.length === 0 ? [] : [items.join('\n')])];
}

function item(finding: GateFinding): string {
  const { severity, caseId, category } = finding;
  return `- ${severity} **${md(shorten(caseId, 200))}** ${md(shorten(category, 200))}: ${md(shorten(findingWords(finding), 300))}`;
}

function list(items: readonly string[]): string {
  return items.map((entry) => `- ${md(shorten(entry, 500))}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
