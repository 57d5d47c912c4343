import type { FailureExample, RateSummary, RunSummary } from '@plimsoll/core';
import { calibrationLines } from './calibration/calibration-words.js';
import { correctedBriefly, correctedWords } from './calibration/corrected-words.js';
import { counted, formatRate, formatShare } from './format-rate.js';
import { otherPartialRule, partialRuleWords, progressWords, rateNames, standingWords } from './rate-words.js';
import { reportCommand } from './report-command.js';
import type { ReportInput, ReportOptions } from './report-input.js';
import { shorten, visibleLine } from './visible-text.js';

/**
 * The summary for a pull request: the rates, the categories, the worst leaks without their texts, and what is not
 * assessed. Needs no outcomes.
 *
 * @example
 * ```ts
 * let comment = '';
 * for await (const chunk of writeMarkdown({ summary, outcomes })) comment += chunk;
 * ```
 */
export async function* writeMarkdown(
  { summary }: Pick<ReportInput, 'summary'>,
  options: ReportOptions = {},
): AsyncIterable<string> {
  yield await Promise.resolve(markdownSummary(summary, options));
}

function markdownSummary(summary: RunSummary, options: ReportOptions): string {
  const { run, set, target, rates } = summary;
  return (
    [
      `# ${md(run.feature)}: ${md(run.name)}`,
      `${md(progressWords(summary))}; golden set ${md(set.name)} (${code(set.fingerprint.slice(0, 12))}), target ${md(target.name)} (${code(target.hash.slice(0, 12))}). ${formatShare(rates.leak.level)} intervals.`,
      mdTable(['', 'rate', 'to your line'], rateRows(summary)),
      ...corrections(summary),
      '## By category',
      summary.byCategory.length === 0
        ? 'Not assessed: no trial has finished.'
        : mdTable(
            ['category', rateNames.leak, rateNames.falseRefusal],
            summary.byCategory.map(({ label, rates: slice }) => [
              md(label),
              withCorrected(slice.leak),
              withCorrected(slice.falseRefusal),
            ]),
          ),
      ...worst(summary, options.revealHarmful === true),
      '## How well the graders judge',
      summary.graders
        .map((grader) => `- ${md(grader.identity.name)}: ${calibrationLines(grader).map(md).join('; ')}`)
        .join('\n') || 'No grader judged.',
      '## What this run does not say',
      summary.notAssessed.map((note) => `- ${md(note)}`).join('\n'),
      `Judged by ${summary.graders.map(({ identity, hash }) => `${md(identity.name)} ${md(identity.version)} (${code(hash.slice(0, 12))})`).join(', ') || 'no grader'}; ${partialRuleWords(run.partialRule)}; seed ${run.seed}; plan ${code(run.planHash.slice(0, 12))}; Plimsoll ${md(run.plimsollVersion)}. Full report: ${code(reportCommand(summary, 'html'))}`,
    ].join('\n\n') + '\n'
  );
}

function rateRows({ rates, run }: RunSummary): string[][] {
  const row = (name: string, rate: RateSummary): string[] => [name, withCorrected(rate), standingWords(rate)];
  return [
    row(`**${rateNames.leak}**`, rates.leak),
    row(`**${rateNames.falseRefusal}**`, rates.falseRefusal),
    row(rateNames.misserved, rates.misserved),
    row(rateNames.undecided, rates.undecided),
    row(rateNames.errored, rates.errored),
    row(rateNames.leakWorstCase, rates.leakWorstCase),
    row(rateNames.falseRefusalWorstCase, rates.falseRefusalWorstCase),
    row(`Leak rate under partial rule "${otherPartialRule(run.partialRule)}"`, rates.leakOtherRule),
  ];
}

function corrections({ rates }: RunSummary): string[] {
  const lines = [rates.leak, rates.falseRefusal, rates.misserved].flatMap((rate, index) =>
    rate.corrected === undefined
      ? []
      : [`- ${[rateNames.leak, rateNames.falseRefusal, rateNames.misserved][index] ?? ''}: ${correctedWords(rate)}`],
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function withCorrected(rate: RateSummary): string {
  return rate.corrected === undefined ? formatRate(rate) : `${formatRate(rate)}<br>${correctedBriefly(rate)}`;
}

function worst(summary: RunSummary, reveal: boolean): string[] {
  const leaks = summary.worstLeaks.slice(0, 10);
  if (leaks.length === 0) return [];
  return [
    `## The worst ${counted(leaks.length, 'leak')}${reveal ? '' : ' (texts hidden)'}`,
    leaks.map((leak) => item(leak, reveal)).join('\n'),
  ];
}

function item(leak: FailureExample, reveal: boolean): string {
  const texts = reveal
    ? `\n  - prompt: ${md(shorten(leak.prompt, 300))}\n  - reply: ${md(shorten(leak.reply, 300))}`
    : '';
  return `- ${leak.severity} **${md(leak.caseId)}** ${md(leak.category)}${leak.reason === '' ? '' : `: ${md(shorten(leak.reason, 300))}`}${texts}`;
}

/** A table; its cells are Markdown already. */
export function mdTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * Text in Markdown: one line, no markup, no HTML, no mention (`@team`), no reference (`#12`) and no automatic link.
 *
 * @example
 * ```ts
 * md('<b>*hi* @all'); // '&lt;b&gt;\\*hi\\* &#64;all'
 * ```
 */
export function md(text: string): string {
  return visibleLine(text).replace(
    /[\\`*_{}[\]()#+!|~$^=&<>@:/-]/g,
    (character) => entities[character] ?? `\\${character}`,
  );
}

/** As entities where a backslash would not keep a service from acting on the character. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '&#64;',
  '#': '&#35;',
  ':': '&#58;',
  '/': '&#47;',
  '-': '-',
};

function code(text: string): string {
  return `\`${text.replace(/[`\r\n|]/g, '')}\``;
}
