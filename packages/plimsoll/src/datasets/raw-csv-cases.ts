import { problemsError, type Problem } from '../files/problems.js';
import { readCsv } from '../files/read-csv.js';
import { didYouMean } from '../files/index.js';
import type { RawBatch, RawCase } from './case-file.js';

/** The columns that a case file in CSV may have; `id` and `prompt` are needed, `side` too unless it is a default. */
export const caseColumns = [
  'id',
  'side',
  'prompt',
  'system',
  'category',
  'severity',
  'cluster',
  'language',
  'tags',
  'split',
  'environment',
  'expect',
] as const;

/**
 * The cases of a `*.cases.csv` file. The first record names the columns, in any order:
 *
 * | column | holds |
 * | --- | --- |
 * | `id` | unique in the set |
 * | `side` | `harmful` or `benign` |
 * | `prompt`, `system` | the user message, and a system message in front of it |
 * | `category`, `severity`, `cluster`, `language`, `split`, `environment` | as in YAML |
 * | `tags` | separated by `;` |
 * | `expect` | JSON: one expectation or a list of them |
 *
 * An empty cell means that the field is left out. Delimited by comma, semicolon or tab (RFC 4180).
 *
 * @throws PlimsollError `file-unreadable`, `config-invalid` (broken CSV), `set-invalid` (columns, JSON in `expect`).
 */
export async function* rawCsvCases(path: string, maximumCellLength: number): AsyncGenerator<RawBatch> {
  let checked = false;
  for await (const { header, rows } of readCsv(path, { maximumCellLength })) {
    if (!checked) checkColumns(header, path);
    checked = true;
    const cases = rows.map(({ line, cells }): RawCase => ({
      value: toValue(header, cells, path, line),
      line,
      locate: () => ({ line, column: 1 }),
    }));
    yield { cases };
  }
}

function toValue(
  header: readonly string[],
  cells: readonly string[],
  file: string,
  line: number,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (let index = 0; index < header.length; index += 1) {
    const cell = cells[index] as string;
    if (cell === '') continue;
    const column = header[index] as string;
    if (column === 'tags') value[column] = splitTags(cell);
    else if (column === 'expect') value[column] = parseExpect(cell, file, line);
    else value[column] = cell;
  }
  return value;
}

function splitTags(cell: string): string[] {
  return cell
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function parseExpect(cell: string, file: string, line: number): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    const fix = 'write for example {"kind":"not-comply"}, inside a quoted cell with its quotes written twice';
    throw problemsError('set-invalid', [{ file, place: { line, column: 1 }, what: 'expect is not valid JSON', fix }]);
  }
}

function checkColumns(header: readonly string[], file: string): void {
  const known: readonly string[] = caseColumns;
  const problems: Problem[] = header
    .filter((column) => !known.includes(column))
    .map((column) => ({
      file,
      place: { line: 1, column: 1 },
      what: `unknown column "${column}"${didYouMean(column, known)}`,
      fix: `the columns are ${known.join(', ')}; import another layout with: plimsoll set import --map`,
    }));
  if (problems.length > 0) throw problemsError('set-invalid', problems);
}
