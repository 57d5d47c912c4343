import { basename } from 'node:path';
import { PlimsollError, type Case, type Provenance, type Side } from '@plimsoll/core';
import { hashFile } from '../files/hash-file.js';
import { didYouMean } from '../files/index.js';
import type { CaseDefaults } from './case-file.js';
import { checkCase } from './check-case.js';
import { detectLayout } from './detect-layout.js';
import type { ImportContext, Importer, Skipped } from './importers/importer.js';
import { importers } from './importers/index.js';
import type { CaseColumnMapping } from './importers/mapped.js';
import { readRows } from './importers/read-rows.js';

export interface ImportOptions {
  readonly path: string;
  /** Name of an importer; left out: detected, or `mapped` when a mapping is given. */
  readonly layout?: string | undefined;
  /** For layouts that do not tell the side. */
  readonly side?: Side | undefined;
  readonly mapping?: CaseColumnMapping | undefined;
  /** For fields that the layout leaves open. */
  readonly defaults?: CaseDefaults | undefined;
  /** Left out: the licence the data set is published under. */
  readonly licence?: string | undefined;
  /** Left out: the file's name. */
  readonly source?: string | undefined;
}

/** A row, or a part of one, that was left out. */
export interface SkippedRow {
  readonly line: number;
  readonly why: string;
}

/** What an import did. Complete when the cases have been read to the end. */
export interface ImportReport {
  readonly layout: string;
  readonly licence: string;
  readonly rows: number;
  readonly imported: number;
  /** Rows, assertions and other parts left out; the list below holds the first 1,000. */
  readonly skippedCount: number;
  readonly skipped: readonly SkippedRow[];
}

export interface ImportedSet {
  /** In batches, in the order of the file. */
  readonly cases: AsyncGenerator<readonly Case[]>;
  /** Filled while `cases` is read. */
  readonly report: ImportReport;
}

const mostSkippedListed = 1_000;

/**
 * Imports a data set of another layout, streaming. What cannot become a case is in the report with its line and reason.
 *
 * @throws PlimsollError `usage-invalid` for an unknown or undetected layout; while reading, as `readRows` does.
 * @example
 * ```ts
 * const { cases, report } = await importSet({ path: 'strongreject_dataset.csv' });
 * for await (const batch of cases) console.log(batch.length);
 * report; // imported 2, skipped []
 * ```
 */
export async function importSet(options: ImportOptions): Promise<ImportedSet> {
  const importer = await chooseImporter(options);
  const report = {
    layout: importer.name,
    licence: options.licence ?? importer.licence,
    rows: 0,
    imported: 0,
    skippedCount: 0,
    skipped: [] as SkippedRow[],
  };
  return { cases: readCases(importer, options, report), report };
}

async function* readCases(
  importer: Importer,
  options: ImportOptions,
  report: Writable<ImportReport>,
): AsyncGenerator<readonly Case[]> {
  const { path } = options;
  const skip = (line: number, why: string): void => {
    report.skippedCount += 1;
    if (report.skipped.length < mostSkippedListed) report.skipped.push({ line, why });
  };
  const context: ImportContext = { fileStem: stemOf(path), side: options.side, mapping: options.mapping };
  const provenance: Provenance = Object.freeze({
    source: options.source ?? basename(path),
    ...(report.licence === 'unknown' ? {} : { licence: report.licence }),
    sha256: await hashFile(path),
  });
  const lines = new Map<string, number>();
  for await (const rows of readRows(path)) {
    const batch: Case[] = [];
    for (const row of rows) {
      report.rows += 1;
      for (const outcome of importer.convert(row, context)) {
        if (isSkipped(outcome)) {
          skip(outcome.line ?? row.line, outcome.skip);
          continue;
        }
        const raw = { value: outcome, line: row.line, locate: () => undefined };
        const checked = checkCase(raw, {
          file: path,
          defaults: options.defaults,
          provenance,
          maximumCaseBytes: 5_000_000,
        });
        if ('problems' in checked) {
          skip(row.line, checked.problems.map((problem) => `${problem.what} — ${problem.fix}`).join('; '));
          continue;
        }
        const { testCase } = checked;
        const earlier = lines.get(testCase.id);
        if (earlier !== undefined) {
          skip(row.line, `the id "${testCase.id}" is used already at line ${String(earlier)}`);
          continue;
        }
        lines.set(testCase.id, row.line);
        batch.push(testCase);
        report.imported += 1;
      }
    }
    if (batch.length > 0) yield batch;
  }
}

async function chooseImporter(options: ImportOptions): Promise<Importer> {
  const names = importers.map((importer) => importer.name);
  const detected =
    options.layout === undefined && options.mapping === undefined ? await detectLayout(options.path) : undefined;
  const name = options.layout ?? (options.mapping === undefined ? detected?.layout : 'mapped');
  const importer = importers.find((candidate) => candidate.name === name);
  if (importer?.name === 'mapped' && options.mapping?.prompt === undefined) {
    throw usage(
      'The layout "mapped" needs to know which column holds the prompt.',
      'Add for example: --map prompt=Question,category=Topic',
    );
  }
  if (importer !== undefined) return importer;
  if (name !== undefined)
    throw usage(`There is no layout "${name}"${didYouMean(name, names)}.`, `The layouts are ${names.join(', ')}.`);
  const columns = detected?.columns.slice(0, 30).join(', ') ?? '';
  throw usage(
    `The layout of ${options.path} is not known; its columns are: ${columns === '' ? '(none)' : columns}.`,
    `Map its columns, for example --map prompt=Question,category=Topic, or name one of the layouts with --layout: ${names.join(', ')}.`,
  );
}

function usage(message: string, hint: string): PlimsollError {
  return new PlimsollError({ code: 'usage-invalid', message, hint });
}

function isSkipped(outcome: object): outcome is Skipped {
  return 'skip' in outcome;
}

function stemOf(path: string): string {
  return basename(path).replace(/(?:\.cases)?\.[a-z]+(?:\.gz)?$/i, '');
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] extends readonly (infer Item)[] ? Item[] : Type[Key] };
