import type { ClaimAnswer, PowerReport } from '../../proof/power/power-report.js';
import { formatShare } from '../format-rate.js';
import { wrapColumns } from '../terminal-columns.js';
import { visibleLine } from '../visible-text.js';
import { assumptionWords, claimWords, formatCount, neededWords, sightSentences, sightTitle } from './power-words.js';

const barWidth = 30;

/** What `plimsoll power` says. */
export function powerText(
  report: PowerReport,
  options: { readonly columns?: number; readonly colour?: boolean } = {},
): string {
  const width = Math.min(110, Math.max(40, options.columns ?? 80));
  const paint = (text: string, code: string): string =>
    options.colour === true ? `\u001b[${code}m${text}\u001b[0m` : text;
  const wrapped = (text: string): string[] => wrapColumns(text, width - 2).map((line) => `  ${line}`);
  const blocks: string[][] = [];
  for (const sight of report.sights) {
    blocks.push([paint(sightTitle(sight), '1'), ...sightSentences(sight, report).flatMap(wrapped)]);
  }
  for (const answer of report.claims) {
    const title = claimWords(answer);
    const colour = answer.have === undefined ? '1' : answer.have.sufficient ? '1;32' : '1;33';
    blocks.push([
      ...wrapColumns(title.charAt(0).toUpperCase() + title.slice(1), width).map((line) => paint(line, colour)),
      ...wrapped(neededWords(answer)),
      ...wrapped(`Assumed: ${assumptionWords(answer, report.settings)}.`).map((line) => paint(line, '2')),
      ...allowingRows(answer),
      ...curveRows(answer),
    ]);
  }
  const answered = report.claims.filter(({ have }) => have !== undefined);
  if (answered.length > 1) {
    const enough = answered.filter(({ have }) => have?.sufficient === true).length;
    blocks.push([paint(`Enough for ${String(enough)} of ${String(answered.length)} claims.`, '1')]);
  }
  const source = report.source;
  const head = source === undefined ? [] : [`What ${source.kind} ${visibleLine(source.name)} can see`, ''];
  return `${[...head, ...blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]))].join('\n')}\n`;
}

function allowingRows({ allowing }: ClaimAnswer): string[] {
  if (allowing.length === 0) return [];
  const rows = allowing.map(({ failures, n }) => `  ${String(failures).padStart(16)}  ${formatCount(n).padStart(13)}`);
  return ['', '  failures allowed  trials needed', ...rows];
}

/** The chance of showing the claim over the number of trials. */
function curveRows({ curve, needed }: ClaimAnswer): string[] {
  if (curve.length === 0) return [];
  const column = Math.max(6, ...curve.map(({ n }) => formatCount(n).length));
  const rows = curve.map(({ n, chance, clusters }) => {
    const bar = '█'.repeat(Math.round(chance * barWidth)).padEnd(barWidth, '·');
    const mark = clusters === needed?.clusters ? '  ← planned' : '';
    return `  ${formatCount(n).padStart(column)}  ${bar}  ${formatShare(chance).padStart(6)}${mark}`;
  });
  return ['', `  ${'trials'.padStart(column)}  chance of showing it`, ...rows];
}
