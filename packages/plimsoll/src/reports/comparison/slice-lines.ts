import { headlineRates, type HeadlineRate, type RateChange, type SliceChange } from '@plimsoll/core';
import { changeText } from '../../proof/compare/points.js';
import { counted } from '../format-rate.js';
import { rateNames } from '../rate-words.js';
import { columnsOf, fitColumns } from '../terminal-columns.js';
import { visibleLine } from '../visible-text.js';
import { indented, type Ink, type TextPage } from './text-page.js';

/** One line for each slice where the terminal is wide enough, else one for each rate. */
export function sliceLines(title: string, all: readonly SliceChange[], page: TextPage): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ label, rates }) => ({
    label: label === '' ? 'not stated' : visibleLine(label),
    cells: headlineRates.map((rate) => sliceCell(rates[rate])),
  }));
  const widths = headlineRates.map((rate, column) =>
    Math.max(rateNames[rate].length, ...rows.map(({ cells }) => columnsOf(cells[column]?.text ?? ''))),
  );
  const tests = Math.max(0, ...all.flatMap(({ rates }) => headlineRates.map((rate) => rates[rate].test?.family ?? 0)));
  const note = `points [interval] pairs; better and worse by Benjamini–Hochberg over ${counted(tests, 'test')}`;
  const head = ['', page.paint(title, 'strong'), ...indented(note, page, 'quiet')];
  const room = page.width - widths.reduce((sum, width) => sum + width + 2, 2);
  if (room < 12) {
    const lines = rows.flatMap(({ label, cells }) => [
      `  ${fitColumns(label, page.width - 2)}`,
      ...cells.map(
        ({ text, verdict }, column) =>
          `    ${rateNames[headlineRates[column] as HeadlineRate].padEnd(20)}${page.paint(fitColumns(text, page.width - 24), verdict)}`,
      ),
    ]);
    return [...head, ...lines];
  }
  const longest = Math.min(room, Math.max(...rows.map(({ label }) => columnsOf(label))));
  const line = (label: string, cells: readonly string[]): string => {
    const fitted = fitColumns(label, longest);
    return `  ${fitted}${' '.repeat(longest - columnsOf(fitted))}${cells.map((cell) => `  ${cell}`).join('')}`.trimEnd();
  };
  const padded = (text: string, column: number): string => text + ' '.repeat((widths[column] ?? 0) - columnsOf(text));
  return [
    ...head,
    page.paint(
      line(
        '',
        headlineRates.map((rate, column) => padded(rateNames[rate], column)),
      ),
      'quiet',
    ),
    ...rows.map(({ label, cells }) =>
      line(
        label,
        cells.map(({ text, verdict }, column) => page.paint(padded(text, column), verdict)),
      ),
    ),
  ];
}

/** What is neither better nor worse is left without a word: nothing was shown there. */
function sliceCell(change: RateChange): { readonly text: string; readonly verdict: Ink } {
  if (change.pairs === 0) return { text: 'not assessed', verdict: 'not-assessed' };
  const word = change.verdict === 'better' || change.verdict === 'worse' ? ` ${change.verdict}` : '';
  if (change.clusters === 1) return { text: `one cluster, ${counted(change.pairs, 'pair')}`, verdict: 'not-assessed' };
  return {
    text: `${changeText(change).replace(' points', '')} ${change.pairs}${word}`,
    verdict: word === '' ? 'quiet' : change.verdict,
  };
}
