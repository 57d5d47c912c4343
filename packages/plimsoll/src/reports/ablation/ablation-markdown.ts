import { formatMoney, headlineRates, type AblatedControl, type AblationReport } from '@plimsoll/core';
import { formatRate } from '../format-rate.js';
import { md } from '../markdown.js';
import { timesWords, tokensWords } from './ablation-text.js';
import { costWords, effectSentence, settingWords, stoppedWords } from './effect-words.js';

/** An ablation for a pull request or a note. */
export function ablationMarkdown(report: AblationReport): string {
  const { arrangements, controls, set } = report;
  return `${[
    `# ${md(report.feature)}: what each control buys`,
    `Ablation ${report.id} (design ${report.design}): ${arrangements.length} arrangements of ${controls.length} controls on target ${md(report.target)}, golden set ${md(set.name)} (${set.cases} cases, ${set.fingerprint.slice(0, 12)}).`,
    '## Arrangements',
    table(
      [
        'arrangement',
        'leak rate',
        'false-refusal rate',
        'misserved rate',
        'ms p50 / p95',
        'tokens per trial',
        'money',
        '',
      ],
      arrangements.map((arrangement) => [
        `**${md(arrangement.name)}**`,
        formatRate(arrangement.rates.leak),
        formatRate(arrangement.rates.falseRefusal),
        formatRate(arrangement.rates.misserved),
        timesWords(arrangement),
        tokensWords(arrangement),
        arrangement.cost === undefined ? 'unknown' : formatMoney(arrangement.cost),
        arrangement.dominatedBy === undefined ? '' : `dominated by ${md(arrangement.dominatedBy)}`,
      ]),
    ),
    '## Controls',
    ...controls.map(controlSection),
    '## What this does not say',
    report.notes.map((note) => `- ${md(note)}`).join('\n'),
    `Plimsoll ${md(report.plimsollVersion)}.`,
  ].join('\n\n')}\n`;
}

function controlSection({ name, kind, family, note, effects }: AblatedControl): string {
  const lines = effects.flatMap((effect) => [
    `- ${md(settingWords(effect))}`,
    ...headlineRates.map((rate) => `  - ${effectSentence(rate, effect.rates[rate])}`),
    `  - leaks stopped: ${stoppedWords(effect)}`,
    `  - cost: ${costWords(effect)}`,
  ]);
  const about = note === undefined ? '' : ` ${md(note)}`;
  return [`### ${md(name)}`, `${kind}, ${family}.${about}`, lines.join('\n') || 'Not measured by this design.'].join(
    '\n\n',
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
