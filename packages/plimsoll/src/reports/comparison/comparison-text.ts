import {
  headlineRates,
  type ComparisonSummary,
  type HeadlineRate,
  type RateChange,
  type RunComparison,
} from '@plimsoll/core';
import { changeText } from '../../proof/compare/points.js';
import { counted, formatRate, formatShare } from '../format-rate.js';
import { intervalDrawing } from '../interval-drawing.js';
import { rateNames } from '../rate-words.js';
import { columnsOf, fitColumns, wrapColumns } from '../terminal-columns.js';
import { visibleLine } from '../visible-text.js';
import {
  countWords,
  droppedWords,
  rateOf,
  runWords,
  standpointWords,
  testWords,
  unchangedWords,
  valueWords,
  verdictNames,
  verdictSentence,
} from './comparison-words.js';
import { flipLines } from './flip-lines.js';
import { sliceLines } from './slice-lines.js';
import { indented, inkColours, wrapped, type TextPage } from './text-page.js';

export interface ComparisonTextOptions {
  /** Width of the terminal; 80 when unknown, never written narrower than 40 or wider than 120. */
  readonly columns?: number | undefined;
  /** ANSI colours beside the words that say the same. Off unless asked for. */
  readonly colour?: boolean | undefined;
  /** Show the texts of harmful cases, shortened. Off unless asked for. */
  readonly revealHarmful?: boolean | undefined;
}

/**
 * A comparison as a terminal shows it: what changed by how much and how sure that is, who flipped, who held. Texts that
 * others wrote are made harmless, and those of harmful cases hidden unless told.
 *
 * @returns lines, the last one ended by a newline.
 */
export function comparisonText(summary: ComparisonSummary, options: ComparisonTextOptions = {}): string {
  const page: TextPage = {
    width: Math.min(120, Math.max(40, options.columns ?? 80)),
    reveal: options.revealHarmful === true,
    paint: (text, as) => (options.colour === true ? `\u001b[${inkColours[as]}m${text}\u001b[0m` : text),
  };
  const several = summary.comparisons.length > 1;
  const lines = several ? matrix(summary, page) : [];
  for (const comparison of summary.comparisons) lines.push(...one(summary, comparison, page, several));
  return `${lines.join('\n')}\n`;
}

/** All candidates against the baseline, one line each rate. */
function matrix(summary: ComparisonSummary, page: TextPage): string[] {
  const lines = [
    page.paint(
      fitColumns(`${visibleLine(summary.baseline.feature)}: ${runWords(summary.baseline)} and after`, page.width),
      'strong',
    ),
    ...wrapped('Holm is run over the headline tests of all candidates together.', page, 'quiet'),
    '',
  ];
  for (const { candidate, rates } of summary.comparisons) {
    lines.push(page.paint(fitColumns(runWords(candidate), page.width), 'strong'));
    for (const rate of headlineRates) {
      const change = rates[rate];
      const verdict = page.paint(verdictNames[change.verdict].padEnd(20), change.verdict);
      const words = changeText(change);
      const first = `  ${rateNames[rate].padEnd(19)}${verdict}`;
      if (41 + columnsOf(words) <= page.width) lines.push(`${first}${words}`);
      else lines.push(first.trimEnd(), ...indented(words, page, undefined, 4));
    }
  }
  return [...lines, ''];
}

function one(summary: ComparisonSummary, comparison: RunComparison, page: TextPage, several: boolean): string[] {
  const { baseline } = summary;
  const { candidate } = comparison;
  const title = `${visibleLine(candidate.feature)}: ${runWords(baseline)} → ${runWords(candidate)}`;
  const about = `${counted(comparison.pairs, 'pair')} in ${counted(comparison.cases, 'case')}; set ${visibleLine(candidate.set.name)}; targets ${visibleLine(baseline.target.name)} → ${visibleLine(candidate.target.name)}`;
  return [
    ...wrapped(title, page, 'strong'),
    ...wrapped(about, page, 'quiet'),
    '',
    ...wrapped(comparison.headline, page),
    '',
    ...rates(comparison, summary, page),
    ...worstCase(comparison, page),
    ...changed(comparison, page),
    ...(several ? [] : sliceLines('By category', comparison.byCategory, page)),
    ...(several ? [] : sliceLines('By severity', comparison.bySeverity, page)),
    ...holders(comparison, page),
    ...flipLines(comparison, page),
    ...listed('What was dropped', comparison.dropped.map(droppedWords), page),
    ...listed('What this comparison does not say', comparison.notes.map(visibleLine), page),
    '',
    ...(several
      ? []
      : wrapped(
          `For replies side by side, with filters, type: plimsoll compare ${baseline.id} ${candidate.id} --format html`,
          page,
        )),
  ];
}

function rates({ rates: all }: RunComparison, { power }: ComparisonSummary, page: TextPage): string[] {
  const sides = headlineRates.flatMap((rate) => [rateOf(all[rate], 'baseline'), rateOf(all[rate], 'candidate')]);
  const most = Math.max(0.01, ...sides.map((rate) => (rate.n === 0 ? 0 : rate.upper)));
  const lines = headlineRates.flatMap((rate) => rateLines(rate, all[rate], most, power, page));
  return [...lines, ...wrapped(`━ interval (${formatShare(all.leak.level)})  ● estimate`, page, 'quiet')];
}

function rateLines(name: HeadlineRate, change: RateChange, most: number, power: number, page: TextPage): string[] {
  const head = `${page.paint(rateNames[name], 'strong')}  ${page.paint(verdictNames[change.verdict], change.verdict)}`;
  if (change.pairs === 0) return [head, ...indented(verdictSentence(change, power), page, 'quiet'), ''];
  const drawn = (label: string, side: 'baseline' | 'candidate'): string[] => {
    const rate = rateOf(change, side);
    const drawing = intervalDrawing(rate, most, Math.min(40, page.width - 10));
    const text = formatRate(rate).replace(/, \d+ clusters?$/, '');
    if (12 + columnsOf(drawing) + columnsOf(text) <= page.width) return [`  ${label.padEnd(7)} ${drawing}  ${text}`];
    return [`  ${label.padEnd(7)} ${drawing}`, ...indented(text, page, 'quiet', 10)];
  };
  return [
    head,
    ...drawn('before', 'baseline'),
    ...drawn('after', 'candidate'),
    ...indented(
      `change ${changeText(change)}, ${counted(change.pairs, 'pair')} in ${counted(change.clusters, 'cluster')}`,
      page,
    ),
    ...indented(countWords(change), page),
    ...(change.test === undefined ? [] : indented(testWords(change.test), page, 'quiet')),
    ...indented(verdictSentence(change, power), page, 'quiet'),
    '',
  ];
}

function worstCase({ worstCase: worst, undecided }: RunComparison, page: TextPage): string[] {
  const open = undecided.reduce((sum, side) => sum + side.inBaseline + side.inCandidate + side.inBoth, 0);
  if (open === 0) return [];
  const lines = headlineRates
    .filter((rate) => worst[rate].pairs > 0)
    .flatMap((rate) =>
      indented(`${rateNames[rate]}: ${changeText(worst[rate])}, ${counted(worst[rate].pairs, 'pair')}`, page),
    );
  return [
    '',
    ...wrapped(
      `Worst case: as if what the candidate left open had failed (${counted(open, 'pair')} left open)`,
      page,
      'strong',
    ),
    ...lines,
  ];
}

function changed({ changes, unchangedRelease }: RunComparison, page: TextPage): string[] {
  const lines = changes.flatMap(({ part, name, before, after }) =>
    indented(`${part} ${visibleLine(name)}: ${valueWords(before)} → ${valueWords(after)}`, page),
  );
  const rest = unchangedWords(unchangedRelease, changes);
  return [
    '',
    page.paint('What changed between the runs', 'strong'),
    ...(lines.length === 0 ? ['  nothing that was recorded'] : lines),
    ...(rest === '' ? [] : indented(rest, page, 'quiet')),
  ];
}

function holders({ holderMoves }: RunComparison, page: TextPage): string[] {
  if (holderMoves.length === 0) return [];
  const lines = holderMoves.map(({ from, to, pairs }) => {
    const words =
      from === to ? `${standpointWords(from)} in both` : `${standpointWords(from)} → ${standpointWords(to)}`;
    const line = `  ${String(pairs).padStart(6)}  ${words}`;
    return from === to ? page.paint(line, 'quiet') : line;
  });
  return ['', page.paint('Who held: harmful pairs, before → after', 'strong'), ...lines];
}

function listed(title: string, items: readonly string[], page: TextPage): string[] {
  if (items.length === 0) return [];
  const lines = items.flatMap((item) =>
    wrapColumns(item, page.width - 2).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
  );
  return ['', page.paint(title, 'strong'), ...lines];
}
