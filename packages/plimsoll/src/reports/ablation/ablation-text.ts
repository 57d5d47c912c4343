import { formatMoney, headlineRates, type AblationReport, type ArrangementSummary } from '@plimsoll/core';
import { formatRateBriefly } from '../format-rate.js';
import { columnsOf, wrapColumns } from '../terminal-columns.js';
import { visibleLine } from '../visible-text.js';
import { costWords, effectSentence, plainNumber, settingWords, stoppedWords } from './effect-words.js';

export interface AblationTextOptions {
  /** Width of the terminal; 100 when unknown. */
  readonly columns?: number | undefined;
  /** Path of the written report. */
  readonly report?: string | undefined;
}

/** What `plimsoll ablate` says at its end. */
export function ablationText(report: AblationReport, options: AblationTextOptions = {}): string {
  const width = Math.min(140, Math.max(60, options.columns ?? 100));
  const wrap = (text: string, indent: string): string[] =>
    wrapColumns(text, width - indent.length - 2).map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`);
  const lines = [
    `${visibleLine(report.feature)}: ablation ${report.id} of ${report.controls.length} controls on ${visibleLine(report.target)}`,
    `${report.arrangements.length} arrangements (design ${report.design}) of ${report.set.cases} cases of set ${visibleLine(report.set.name)}`,
    '',
    ...columns(report.arrangements),
    '',
    ...report.controls.flatMap((control) => [
      `${visibleLine(control.name)} (${control.kind}, ${control.family})`,
      ...control.effects.flatMap((effect) => [
        `  ${visibleLine(settingWords(effect))}:`,
        ...headlineRates.flatMap((rate) => wrap(effectSentence(rate, effect.rates[rate]), '    ')),
        ...wrap(`leaks stopped: ${stoppedWords(effect)}`, '    '),
        ...wrap(`cost: ${costWords(effect)}`, '    '),
      ]),
      '',
    ]),
    'What this does not say:',
    ...report.notes.flatMap((note) => wrap(`- ${visibleLine(note)}`, '')),
    ...(options.report === undefined ? [] : ['', `Report: ${visibleLine(options.report)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The arrangements as a table, each with who held and whether another is better in everything. */
function columns(arrangements: readonly ArrangementSummary[]): string[] {
  const head = ['arrangement', 'leak rate', 'false-refusal rate', 'misserved rate', 'ms p50 / p95', 'tokens', 'money'];
  const rows = arrangements.map((arrangement) => [
    visibleLine(arrangement.name),
    formatRateBriefly(arrangement.rates.leak),
    formatRateBriefly(arrangement.rates.falseRefusal),
    formatRateBriefly(arrangement.rates.misserved),
    timesWords(arrangement),
    tokensWords(arrangement),
    `${arrangement.cost === undefined ? 'unknown' : formatMoney(arrangement.cost)}${arrangement.dominatedBy === undefined ? '' : `  (dominated by ${visibleLine(arrangement.dominatedBy)})`}`,
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => columnsOf(row[at] ?? ''))));
  return [head, ...rows].map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** "12.0 / 31.5". */
export function timesWords({ latency }: ArrangementSummary): string {
  return latency === null ? 'not measured' : `${plainNumber(latency.p50)} / ${plainNumber(latency.p95)}`;
}

/** Tokens per trial, input and output together. */
export function tokensWords({ tokens, run }: ArrangementSummary): string {
  return run.finished === 0 ? 'none' : plainNumber((tokens.input + tokens.output) / run.finished);
}
