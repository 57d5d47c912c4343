import type { Coverage, CoverageRow } from '../../campaigns/coverage-table/coverage.js';
import { counted, formatRateBriefly } from '../format-rate.js';
import { fitColumns, wrapColumns } from '../terminal-columns.js';
import { visibleLine } from '../visible-text.js';
import { availableWords, casesWords, coverageNotes, coverageParts, resultWords } from './coverage-words.js';

/** The coverage table for a terminal. */
export function coverageText(coverage: Coverage, columns = 80): string {
  const width = Math.min(140, Math.max(60, columns));
  const { feature, runs, rows } = coverage;
  const names = runs.map(({ name }) => visibleLine(name)).join(', ');
  const lines = [
    ...wrapColumns(
      `${visibleLine(feature)}: what ${counted(runs.length, 'run')} tested${runs.length === 0 ? '' : ` (${names})`}`,
      width,
    ),
    ...coverageParts.flatMap(([taxonomy, title]) => {
      const part = rows.filter((row) => row.taxonomy === taxonomy);
      const tested = part.filter(({ state }) => state === 'tested').length;
      return [
        '',
        `${title} ${part[0]?.version ?? ''}: ${String(tested)} of ${String(part.length)} lines tested`,
        ...part.flatMap((row) => rowLines(row, width)),
      ];
    }),
    '',
    ...coverageNotes(coverage).flatMap((note) => wrapColumns(visibleLine(note), width)),
  ];
  return `${lines.join('\n')}\n`;
}

function rowLines(row: CoverageRow, width: number): string[] {
  const head = `  ${row.name.padEnd(14)} ${row.title}`;
  const result = resultWords(row);
  if (row.state === 'not-tested')
    return [fitColumns(`${head}: ${result}`, width), ...indented(availableWords(row), width)];
  return [
    ...wrapColumns(`${head}: ${result}`, width),
    ...row.attacks.flatMap((attack) =>
      indented(`${visibleLine(attack.attack)}: ${casesWords(attack)}; ${formatRateBriefly(attack.success)}`, width),
    ),
  ];
}

function indented(text: string, width: number): string[] {
  return wrapColumns(text, width - 17).map((line) => `${' '.repeat(17)}${line}`);
}
