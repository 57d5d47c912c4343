import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A row with whatever columns its set has; everything is read as text. */
export type Row = Readonly<Record<string, unknown>>;

/** Reads the files of a data folder, and remembers what was read for the model card. */
export interface DataFolder {
  jsonl(path: string): readonly Row[];
  json(path: string): unknown;
  csv(path: string): readonly Row[];
  /** Path and the first 16 digits of the SHA-256 of every file read. */
  readonly filesRead: ReadonlyMap<string, string>;
}

export function openDataFolder(root: string): DataFolder {
  const filesRead = new Map<string, string>();
  const content = (path: string): string => {
    const bytes = readFileSync(join(root, path));
    filesRead.set(path, createHash('sha256').update(bytes).digest('hex').slice(0, 16));
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  return {
    filesRead,
    jsonl: (path) =>
      content(path)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Row),
    json: (path) => JSON.parse(content(path)) as unknown,
    csv: (path) => parseCsv(content(path)),
  };
}

/** The text of a column, or '' where there is none. */
export function field(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** RFC 4180, with line ends inside quotes. */
function parseCsv(text: string): readonly Row[] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      cells.push(cell.replace(/\r$/, ''));
      lines.push(cells);
      cells = [];
      cell = '';
    } else cell += sign;
  }
  if (cell !== '' || cells.length > 0) lines.push([...cells, cell]);
  const [header = [], ...rows] = lines;
  return rows
    .filter((row) => row.length > 1)
    .map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}
