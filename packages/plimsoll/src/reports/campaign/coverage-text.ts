import type { Coverage, CoverageRow } from '../../campaigns/coverage-table/coverage.js';
import { counted, formatRateBriefly } from '../format-rate.js';
import { wrapColumns } from '../terminal-columns.js';
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

/** Columns of the ids, with the room around them. */
const indent = 17;

function rowLines(row: CoverageRow, width: number): string[] {
  const [first = '', ...more] = wrapColumns(`${row.title}: ${resultWords(row)}`, width - indent);
  const under =
    row.state === 'not-tested'
      ? [availableWords(row)]
      : row.attacks.map(
          (attack) => `${visibleLine(attack.attack)}: ${casesWords(attack)}; ${formatRateBriefly(attack.success)}`,
        );
  return [
    `  ${row.name.padEnd(indent - 2)}${first}`,
    ...[...more, ...under.flatMap((text) => wrapColumns(text, width - indent - 2).map((line) => `  ${line}`))].map(
      (line) => `${' '.repeat(indent)}${line}`,
    ),
  ];
}
