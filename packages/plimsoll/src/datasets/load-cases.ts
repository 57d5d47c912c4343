import { basename } from 'node:path';
import { PlimsollError, type Provenance } from '@plimsoll/core';
import { hashFile } from '../files/hash-file.js';
import { mostProblemsListed, problemsError, type Problem } from '../files/problems.js';
import type { StoredCase } from '../store/store.js';
import { caseFileFormat, type CaseDefaults, type RawBatch } from './case-file.js';
import { CaseIds } from './case-ids.js';
import { checkCase, type CaseContext } from './check-case.js';
import { hashCase } from './hash-case.js';
import { plainCaseReader } from './plain-case.js';
import { rawCsvCases } from './raw-csv-cases.js';
import { rawJsonlCases } from './raw-jsonl-cases.js';
import { rawYamlCases } from './raw-yaml-cases.js';

export interface LoadOptions {
  /** Cases in a batch, 1 to 512. Default 512. */
  readonly batchSize?: number | undefined;
  /** For cases, and file headers, that leave these open. */
  readonly defaults?: CaseDefaults | undefined;
  /** Licence of files that state none. */
  readonly licence?: string | undefined;
  /** Bytes one case may have. Default 5,000,000. */
  readonly maximumCaseBytes?: number | undefined;
}

/**
 * Loads golden sets in batches of normal-form cases, in the order of the files. Reads `*.cases.yaml`, `*.jsonl`,
 * `*.csv`, also packed as `.gz`. JSONL and CSV are streamed: memory stays flat but for the ids.
 *
 * Every case gets a provenance (file name or the header's source, licence, SHA-256 of the file) unless it states its
 * own; the object is shared by all cases of a file.
 *
 * @throws PlimsollError `set-invalid` (up to ten problems with their lines; a duplicate id names both places),
 * `set-empty`, `config-invalid` (broken YAML or CSV), `file-unreadable`. Batches before the first problem may have been
 * given out already.
 * @example
 * ```ts
 * for await (const batch of loadCases(['bank.cases.yaml'])) console.log(batch[0]?.testCase.id);
 * ```
 */
export async function* loadCases(paths: readonly string[], options: LoadOptions = {}): AsyncGenerator<StoredCase[]> {
  const batchSize = Math.min(512, Math.max(1, options.batchSize ?? 512));
  const ids = new CaseIds();
  const problems: Problem[] = [];
  let position = 0;
  let batch: StoredCase[] = [];
  for (const path of paths) {
    ids.beginFile(path);
    for await (const { raw, context } of rawBatches(path, options)) {
      for (const item of raw.cases) {
        const checked = checkCase(item, context);
        if ('problems' in checked) {
          problems.push(...checked.problems);
          if (problems.length >= mostProblemsListed)
            throw problemsError('set-invalid', problems.slice(0, mostProblemsListed), true);
          continue;
        }
        const { testCase } = checked;
        const earlier = ids.add(testCase.id, item.line);
        if (earlier !== undefined) {
          const what = `the id "${testCase.id}" is used already at ${earlier.file}:${String(earlier.line)}`;
          const place = item.locate(['id']) ?? { line: item.line, column: 1 };
          problems.push({ file: path, place, what, fix: 'give one of the two another id' });
        }
        // After a problem the rest is only checked: what would be given out is not going to be used.
        if (problems.length > 0) continue;
        batch.push({ position, hash: hashCase(testCase), testCase });
        position += 1;
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
    }
  }
  if (problems.length > 0) throw problemsError('set-invalid', problems);
  if (batch.length > 0) yield batch;
  if (position === 0) throw emptySet(paths);
}

async function* rawBatches(
  path: string,
  options: LoadOptions,
): AsyncGenerator<{ raw: RawBatch; context: CaseContext }> {
  const maximumCaseBytes = options.maximumCaseBytes ?? 5_000_000;
  const format = caseFileFormat(path);
  const sha256 = await hashFile(path);
  let context: CaseContext | undefined;
  const batches =
    format === 'yaml'
      ? rawYamlCases(path)
      : format === 'jsonl'
        ? rawJsonlCases(path, maximumCaseBytes)
        : rawCsvCases(path, maximumCaseBytes);
  for await (const raw of batches) {
    context ??= {
      file: path,
      defaults: mergeDefaults(options.defaults, raw.defaults),
      provenance: provenanceOf(path, raw, options, sha256),
      maximumCaseBytes,
      readPlain: format === 'jsonl' ? plainCaseReader() : undefined,
    };
    yield { raw, context };
  }
}

function provenanceOf(path: string, raw: RawBatch, options: LoadOptions, sha256: string): Provenance {
  const licence = raw.licence ?? options.licence;
  return Object.freeze({ source: raw.source ?? basename(path), ...(licence === undefined ? {} : { licence }), sha256 });
}

function mergeDefaults(outer: CaseDefaults | undefined, inner: CaseDefaults | undefined): CaseDefaults | undefined {
  return outer === undefined ? inner : { ...outer, ...inner };
}

function emptySet(paths: readonly string[]): PlimsollError {
  return new PlimsollError({
    code: 'set-empty',
    message: paths.length === 0 ? 'No case file was named.' : `No case in ${paths.join(', ')}.`,
    hint: 'Add one under "cases:" with id, side and prompt.',
  });
}
