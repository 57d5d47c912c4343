import {
  headlineRates,
  type ComparisonSummary,
  type FlipExample,
  type RateChange,
  type RunComparison,
  type SliceChange,
} from '@plimsoll/core';
import { changeText } from '../../proof/compare/points.js';
import { counted, formatRateBriefly, formatShare } from '../format-rate.js';
import { md } from '../markdown.js';
import { rateNames } from '../rate-words.js';
import { shorten } from '../visible-text.js';
import {
  countWords,
  directionNames,
  droppedWords,
  flipPlace,
  flipWords,
  outcomeWords,
  rateOf,
  runWords,
  standpointWords,
  testWords,
  unchangedWords,
  valueWords,
  verdictNames,
  verdictSentence,
} from './comparison-words.js';

/** Most characters of a text of a flip. */
const longest = 300;

/**
 * A comparison for a pull request or a wiki. Texts that others wrote cannot become markup; those of harmful cases are
 * left out unless told.
 */
export function comparisonMarkdown(
  summary: ComparisonSummary,
  options: { readonly revealHarmful?: boolean | undefined } = {},
): string {
  const several = summary.comparisons.length > 1;
  const parts = [
    `# ${md(summary.baseline.feature)}: compared with ${md(runWords(summary.baseline))}`,
    ...(several ? [matrix(summary)] : []),
    ...summary.comparisons.flatMap((comparison) => one(summary, comparison, options.revealHarmful === true)),
    `${formatShare(summary.level)} intervals; better and worse at ${formatShare(summary.significance)} over all headline tests together. Plimsoll ${md(summary.plimsollVersion)}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function matrix({ comparisons }: ComparisonSummary): string {
  const cell = (change: RateChange): string => `${verdictNames[change.verdict]}: ${changeText(change)}`;
  return table(
    ['candidate', ...headlineRates.map((rate) => rateNames[rate])],
    comparisons.map(({ candidate, rates }) => [
      md(runWords(candidate)),
      ...headlineRates.map((rate) => cell(rates[rate])),
    ]),
  );
}

function one({ baseline, power }: ComparisonSummary, comparison: RunComparison, reveal: boolean): string[] {
  const { candidate, rates, worstCase, changes, flips, holderMoves, dropped, notes } = comparison;
  const rest = unchangedWords(comparison.unchangedRelease, changes);
  return [
    `## ${md(runWords(baseline))} → ${md(runWords(candidate))}`,
    `**${md(comparison.headline)}**`,
    table(
      ['', 'before', 'after', 'change', 'verdict', 'pairs'],
      headlineRates.map((rate) => rateRow(rateNames[rate], rates[rate])),
    ),
    headlineRates
      .filter((rate) => rates[rate].pairs > 0)
      .map((rate) => `- ${rateNames[rate]}: ${details(rates[rate], power)}`)
      .join('\n'),
    ...open(comparison).map(
      (pairs) =>
        `Worst case, as if what the candidate left open had failed (${counted(pairs, 'pair')} left open): ${headlineRates
          .filter((rate) => worstCase[rate].pairs > 0)
          .map((rate) => `${rateNames[rate]} ${changeText(worstCase[rate])}`)
          .join('; ')}.`,
    ),
    '### What changed between the runs',
    changes.length === 0
      ? 'Nothing that was recorded.'
      : table(
          ['what', 'before', 'after'],
          changes.map(({ part, name, before, after }) => [
            md(`${part} ${name}`),
            md(valueWords(before)),
            md(valueWords(after)),
          ]),
        ),
    ...(rest === '' ? [] : [md(rest)]),
    ...slices('By category', comparison.byCategory),
    ...slices('By severity', comparison.bySeverity),
    ...(holderMoves.length === 0
      ? []
      : [
          '### Who held',
          table(
            ['before', 'after', 'harmful pairs'],
            holderMoves.map(({ from, to, pairs }) => [standpointWords(from), standpointWords(to), String(pairs)]),
          ),
        ]),
    `### Who flipped: ${flipWords(flips)}`,
    ...(flips.shown.length === 0 ? [] : [flips.shown.map((flip) => flipItem(flip, reveal)).join('\n')]),
    ...(dropped.length === 0 ? [] : ['### What was dropped', list(dropped.map(droppedWords))]),
    '### What this comparison does not say',
    list(notes),
  ];
}

function open({ undecided }: RunComparison): number[] {
  const pairs = undecided.reduce((sum, side) => sum + side.inBaseline + side.inCandidate + side.inBoth, 0);
  return pairs === 0 ? [] : [pairs];
}

function rateRow(name: string, change: RateChange): string[] {
  return [
    `**${name}**`,
    formatRateBriefly(rateOf(change, 'baseline')),
    formatRateBriefly(rateOf(change, 'candidate')),
    changeText(change),
    verdictNames[change.verdict],
    `${change.pairs} in ${counted(change.clusters, 'cluster')}`,
  ];
}

function details(change: RateChange, power: number): string {
  const test = change.test === undefined ? '' : `; ${testWords(change.test)}`;
  return `${countWords(change)}${test}. ${verdictSentence(change, power)}`;
}

function slices(title: string, all: readonly SliceChange[]): string[] {
  if (all.length === 0) return [];
  const cell = (change: RateChange): string =>
    change.pairs === 0 ? 'not assessed' : `${verdictNames[change.verdict]}: ${changeText(change)}, n = ${change.pairs}`;
  return [
    `### ${title}`,
    table(
      ['', ...headlineRates.map((rate) => rateNames[rate])],
      all.map(({ label, rates }) => [
        label === '' ? 'not stated' : md(label),
        ...headlineRates.map((rate) => cell(rates[rate])),
      ]),
    ),
  ];
}

function flipItem(flip: FlipExample, reveal: boolean): string {
  const { baseline, candidate } = flip;
  const place = flipPlace(flip);
  const reasons = [baseline, candidate].map(
    (side) => `${outcomeWords(side)}${side.reason === '' ? '' : ` (${side.reason})`}`,
  );
  const texts =
    reveal || flip.side === 'benign'
      ? [
          ['asked', flip.prompt],
          ['before', baseline.reply],
          ['after', candidate.reply],
        ].map(([name, text]) => `\n  - ${String(name)}: ${md(shorten(text ?? '', longest))}`)
      : [];
  return `- ${directionNames[flip.direction]}: ${flip.severity} **${md(flip.caseId)}** ${md(flip.category)}${place === '' ? '' : `, ${md(place)}`}: ${md(shorten(reasons.join(' → '), longest))}${texts.join('')}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${md(item)}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
