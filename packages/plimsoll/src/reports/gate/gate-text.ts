import { headlineRates, type GateLine, type GateReport, type GateVerdict } from '@plimsoll/core';
import { counted, formatShare } from '../format-rate.js';
import { rateNames } from '../rate-words.js';
import { fitColumns, wrapColumns } from '../terminal-columns.js';
import { visibleLine } from '../visible-text.js';
import { findingWords, movedWords, releaseWords } from './gate-changes-words.js';
import type { GateFormatOptions, GateReportInput } from './gate-report-input.js';
import {
  headlineWords,
  lineName,
  observedWords,
  rateWords,
  reasonWords,
  requirementWords,
  verdictWords,
} from './gate-line-words.js';

const colours: Readonly<Record<GateVerdict | 'strong' | 'quiet', string>> = {
  pass: '32',
  fail: '31',
  inconclusive: '33',
  strong: '1',
  quiet: '2',
};

const findingsShown = 10;

/** What `plimsoll gate` says: the verdict, each line with what was seen and why, and what is new. No texts of cases. */
export function gateText({ report }: GateReportInput, options: GateFormatOptions = {}): string {
  const width = Math.min(120, Math.max(40, options.columns ?? 80));
  const paint = (text: string, as: keyof typeof colours): string =>
    options.colour === true ? `\u001b[${colours[as]}m${text}\u001b[0m` : text;
  const wrapped = (text: string, indent = ''): string[] =>
    wrapColumns(visibleLine(text), width - indent.length).map((line) => `${indent}${line}`);
  const bullets = (items: readonly string[]): string[] =>
    items.flatMap((item) =>
      wrapColumns(visibleLine(item), width - 2).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint(title, 'strong'), ...lines];
  const lineRows = (line: GateLine): string[] => [
    `${paint(verdictWords[line.verdict].padEnd(13), line.verdict)}${fitColumns(`${lineName(line)}: ${requirementWords(line)}`, width - 13)}`,
    ...wrapped(observedWords(line, report.confidence), '  '),
    ...wrapped(reasonWords(line, report.confidence), '  ').map((text) => paint(text, 'quiet')),
  ];
  return `${[
    `${paint(`Gate ${verdictWords[report.verdict]}`, report.verdict)}  ${fitColumns(`${visibleLine(report.run.feature)}: ${visibleLine(report.run.name)}`, width - 19)}`,
    ...wrapped(headlineWords(report)),
    ...wrapped(contextWords(report)).map((text) => paint(text, 'quiet')),
    ...section('The plan moved', bullets(movedWords(report.plan))),
    ...section('Lines', report.lines.filter(worthShowing).flatMap(lineRows)),
    ...section(
      `Rates (one-sided bounds, ${formatShare(report.confidence)} each)`,
      ratesRows(report).flatMap((row) => wrapped(row)),
    ),
    ...section(
      'What changed since the baseline',
      bullets(report.baseline === undefined ? [] : releaseWords(report.baseline)),
    ),
    ...section(
      findingsTitle(report),
      findingRows(report).map((row) => fitColumns(row, width)),
    ),
    ...section('What this verdict does not say', bullets(report.notes)),
  ].join('\n')}\n`;
}

/** A minimum that is kept needs no words. */
export function worthShowing(line: GateLine): boolean {
  return line.kind !== 'minimum' || line.verdict !== 'pass';
}

/** Which run, plan and baseline, and what an early stop saved. */
export function contextWords({ run, plan, trials, baseline, sequential, id }: GateReport): string {
  const parts = [
    `Run ${run.id} (${run.status}, ${String(trials.finished)} of ${String(run.planned)} trials; ${String(trials.undecided)} undecided, ${String(trials.errored)} errored)`,
    `plan "${visibleLine(plan.name)}" ${plan.hash.slice(0, 12)}`,
    `verdict ${id}`,
  ];
  if (baseline !== undefined)
    parts.push(
      `baseline "${visibleLine(baseline.name)}" (run ${baseline.run.id.slice(-6)}: ${visibleLine(baseline.reason)})`,
    );
  if (sequential !== undefined)
    parts.push(
      `looked ${counted(sequential.looks, 'time')}, ${counted(sequential.saved, 'trial')} of ${String(sequential.planned)} saved`,
    );
  return `${parts.join('; ')}.`;
}

/** The rates now and in the baseline. */
function ratesRows({ rates, baseline, confidence }: GateReport): string[] {
  return headlineRates.map((rate) => {
    const before = baseline === undefined ? '' : `; baseline ${rateWords(baseline.rates[rate], confidence)}`;
    return `${rateNames[rate]}: ${rateWords(rates[rate], confidence)}${before}`;
  });
}

/** "3 new failures (12 known, 4 fixed)". */
export function findingsTitle({ failures }: GateReport): string {
  if (failures.all === 0 && (failures.fixed ?? 0) === 0) return 'Failures: none';
  if (failures.fresh === null) return `Failures (${String(failures.all)}), the worst first`;
  return `New failures: ${String(failures.fresh)} (${String(failures.all - failures.fresh)} known, ${String(failures.fixed)} gone)`;
}

function findingRows({ findings, failures }: GateReport): string[] {
  const shown = findings.filter(({ fresh }) => fresh !== false).slice(0, findingsShown);
  const rest = (failures.fresh ?? failures.all) - shown.length;
  const rows = shown.map(
    (finding) =>
      `${finding.severity}  ${visibleLine(finding.caseId)}  ${visibleLine(finding.category)}: ${findingWords(finding)}`,
  );
  return rest > 0 ? [...rows, `and ${String(rest)} more`] : rows;
}
