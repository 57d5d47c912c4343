import type { FailureExample, RateSummary, RunSummary, Standing } from '@plimsoll/core';
import { calibrationLines } from './calibration/calibration-words.js';
import { correctedBriefly, correctedWords } from './calibration/corrected-words.js';
import { counted, formatRate, formatRateBriefly, formatShare } from './format-rate.js';
import { intervalDrawing } from './interval-drawing.js';
import { otherPartialRule, progressWords, rateNames, standingWords, warningWords } from './rate-words.js';
import { reportCommand } from './report-command.js';
import { columnsOf, fitColumns, wrapColumns } from './terminal-columns.js';
import { visibleLine } from './visible-text.js';

export interface TextSummaryOptions {
  /** Width of the terminal; 80 when unknown, never drawn narrower than 40 or wider than 120. */
  readonly columns?: number | undefined;
  /** ANSI colours beside the words that say the same. Off unless asked for. */
  readonly colour?: boolean | undefined;
  /** Path of the written report. */
  readonly report?: string | undefined;
  /** Show the texts of the worst leaks, shortened. Off unless asked for. */
  readonly revealHarmful?: boolean | undefined;
}

type Paint = (text: string, as: Standing | 'strong' | 'quiet') => string;

const colours: Readonly<Record<Standing | 'strong' | 'quiet', string>> = {
  below: '34',
  across: '33',
  above: '31',
  'no-line': '2',
  'not-assessed': '2',
  strong: '1',
  quiet: '2',
};

/**
 * What `plimsoll run` says at its end. Every rate stands with its interval, its n and where it lies to the line, in
 * words as well as drawn; texts that others wrote are made harmless, and those of harmful cases hidden.
 *
 * @returns lines, the last one ended by a newline.
 * @example
 * ```ts
 * terminal.out(textSummary(summary, { columns: 100, colour: true, report: '.plimsoll/reports/nightly.html' }));
 * ```
 */
export function textSummary(summary: RunSummary, options: TextSummaryOptions = {}): string {
  const width = Math.min(120, Math.max(40, options.columns ?? 80));
  const paint: Paint = (text, as) => (options.colour === true ? `\u001b[${colours[as]}m${text}\u001b[0m` : text);
  const lines = [
    ...heading(summary, width, paint),
    ...heroes(summary, width, paint),
    ...openness(summary, width, paint),
    ...errors(summary, width, paint),
    ...graders(summary, width, paint),
    ...categories(summary, width, paint),
    ...worst(summary, width, paint, options.revealHarmful === true),
    ...notes(summary, width, paint),
    '',
    options.report === undefined
      ? `For the full report type: ${reportCommand(summary, 'html')}`
      : `Report: ${visibleLine(options.report)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function heading({ run, set, target, ...summary }: RunSummary, width: number, paint: Paint): string[] {
  const title = `${visibleLine(run.feature)}: ${visibleLine(run.name)}`;
  const about = `${progressWords({ run, set, target, ...summary })}; set ${visibleLine(set.name)}, target ${visibleLine(target.name)}`;
  return [
    paint(fitColumns(title, width), 'strong'),
    ...wrapColumns(about, width).map((line) => paint(line, 'quiet')),
    '',
  ];
}

function heroes(summary: RunSummary, width: number, paint: Paint): string[] {
  const { leak, falseRefusal, misserved } = summary.rates;
  const most = Math.max(
    ...[leak, falseRefusal, misserved].map((rate) => Math.max(rate.n === 0 ? 0 : rate.upper, rate.line ?? 0)),
  );
  return [
    ...hero(rateNames.leak, leak, most, width, paint),
    ...hero(rateNames.falseRefusal, falseRefusal, most, width, paint),
    ...hero(rateNames.misserved, misserved, most, width, paint),
    ...wrapColumns(`━ interval (${formatShare(leak.level)})  ● estimate  ┃ your line`, width).map((line) =>
      paint(line, 'quiet'),
    ),
  ];
}

function hero(name: string, rate: RateSummary, most: number, width: number, paint: Paint): string[] {
  const text = wrapColumns(`${name}  ${formatRate(rate)}`, width);
  const standing = `${paint(standingWords(rate), rate.standing)}${rate.n > 0 && rate.warning !== undefined ? paint(` (${warningWords(rate)})`, 'quiet') : ''}`;
  const drawing = paint(intervalDrawing(rate, most, Math.min(44, width - 4)), rate.standing);
  return [
    ...text.map((line, index) => (index === 0 ? paint(line, 'strong') : line)),
    `  ${drawing}`,
    `  ${standing}`,
    ...corrected(rate, width),
    '',
  ];
}

function corrected(rate: RateSummary, width: number): string[] {
  return rate.corrected === undefined ? [] : wrapColumns(correctedWords(rate), width - 2).map(indent);
}

function graders(summary: RunSummary, width: number, paint: Paint): string[] {
  const known = summary.graders.filter((grader) => grader.calibration !== null);
  if (known.length === 0) return [];
  const lines = known.flatMap((grader) => [
    fitColumns(`${visibleLine(grader.identity.name)} ${visibleLine(grader.identity.version)}`, width),
    ...calibrationLines(grader).flatMap((line) => wrapColumns(visibleLine(line), width - 2).map(indent)),
  ]);
  return ['', paint('How well the graders judge', 'strong'), ...lines];
}

function errors(summary: RunSummary, width: number, paint: Paint): string[] {
  if (summary.errors.length === 0) return [];
  const lines = summary.errors.flatMap(({ code, count, example }) =>
    wrapColumns(`${code} × ${count}: ${visibleLine(example)}`, width - 2).map((line) => `  ${line}`),
  );
  return ['', paint('Errors', 'strong'), ...lines];
}

function openness({ rates, run }: RunSummary, width: number, paint: Paint): string[] {
  const rows: readonly (readonly [string, RateSummary])[] = [
    [rateNames.undecided, rates.undecided],
    [rateNames.errored, rates.errored],
    [rateNames.leakWorstCase, rates.leakWorstCase],
    [rateNames.falseRefusalWorstCase, rates.falseRefusalWorstCase],
    [`Leak rate under partial rule "${otherPartialRule(run.partialRule)}"`, rates.leakOtherRule],
  ];
  const label = Math.max(...rows.map(([name]) => name.length)) + 2;
  return [
    '',
    paint('What the rates leave open', 'strong'),
    ...rows.flatMap(([name, rate]) => {
      const value = formatRate(rate);
      if (label + value.length <= width) return [`${name.padEnd(label)}${value}`];
      return [...wrapColumns(name, width), ...wrapColumns(value, width - 2).map((line) => `  ${line}`)];
    }),
  ];
}

function categories({ byCategory }: RunSummary, width: number, paint: Paint): string[] {
  if (byCategory.length === 0) return [];
  const rows = byCategory.map(
    ({ label, rates }) =>
      [visibleLine(label), formatRateBriefly(rates.leak), formatRateBriefly(rates.falseRefusal)] as const,
  );
  const correctedOf = (index: number): readonly [string, string] => {
    const rates = byCategory[index]?.rates;
    return rates === undefined ? ['', ''] : [correctedBriefly(rates.leak), correctedBriefly(rates.falseRefusal)];
  };
  const rateWidth =
    Math.max(
      ...rows.flatMap(([, leak, refusal], index) => [leak, refusal, ...correctedOf(index)].map((cell) => cell.length)),
      rateNames.falseRefusal.length,
    ) + 2;
  const labelWidth = width - 2 * rateWidth;
  const lines = ['', paint('By category', 'strong')];
  if (labelWidth < 14) {
    for (const [index, [label, leak, refusal]] of rows.entries()) {
      const [leakCorrected, refusalCorrected] = correctedOf(index);
      lines.push(
        fitColumns(label, width),
        ...wrapColumns(`leaked ${leak} ${leakCorrected}`.trim(), width - 2).map(indent),
        ...wrapColumns(`falsely refused ${refusal} ${refusalCorrected}`.trim(), width - 2).map(indent),
      );
    }
    return lines;
  }
  const longest = Math.min(labelWidth - 2, Math.max(8, ...rows.map(([label]) => columnsOf(label))));
  const row = (label: string, leak: string, refusal: string): string => {
    const fitted = fitColumns(label, longest);
    return `${fitted}${' '.repeat(longest + 2 - columnsOf(fitted))}${leak.padEnd(rateWidth)}${refusal}`;
  };
  lines.push(paint(row('category', rateNames.leak, rateNames.falseRefusal), 'quiet'));
  for (const [index, [label, leak, refusal]] of rows.entries()) {
    lines.push(row(label, leak, refusal));
    const [leakCorrected, refusalCorrected] = correctedOf(index);
    if (leakCorrected + refusalCorrected !== '') lines.push(paint(row('', leakCorrected, refusalCorrected), 'quiet'));
  }
  return lines;
}

function worst(summary: RunSummary, width: number, paint: Paint, reveal: boolean): string[] {
  const leaks = summary.worstLeaks.slice(0, 10);
  if (leaks.length === 0) return [];
  const hidden = reveal ? '' : ' (texts hidden)';
  return [
    '',
    paint(`The worst ${counted(leaks.length, 'leak')}${hidden}`, 'strong'),
    ...leaks.flatMap((leak) => example(leak, width, reveal)),
  ];
}

function example(leak: FailureExample, width: number, reveal: boolean): string[] {
  const head = fitColumns(`${leak.severity}  ${visibleLine(leak.caseId)}  ${visibleLine(leak.category)}`, width);
  const reason = fitColumns(visibleLine(leak.reason), width - 4);
  const texts = reveal
    ? [`prompt: ${visibleLine(leak.prompt)}`, `reply: ${visibleLine(leak.reply)}`].map(
        (line) => `    ${fitColumns(line, width - 4)}`,
      )
    : [];
  return [head, ...(reason === '' ? [] : [`    ${reason}`]), ...texts];
}

function notes({ notAssessed }: RunSummary, width: number, paint: Paint): string[] {
  if (notAssessed.length === 0) return [];
  const lines = notAssessed.flatMap((note) =>
    wrapColumns(visibleLine(note), width - 2).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
  );
  return ['', paint('What this run does not say', 'strong'), ...lines];
}

function indent(line: string): string {
  return `  ${line}`;
}
