import { PlimsollError, type ContentHash } from '@plimsoll/core';
import { labelItem } from '../../graders/calibration/label-item.js';
import type { Label, RunRecord, Scope, Store } from '../../store/store.js';
import type { LabelRow, StoredRow } from './label-rows.js';

/** What came of a file of labels. */
export interface ImportedLabels {
  readonly labels: readonly Label[];
  /** Rows that say otherwise than an earlier row of the same rater about the same item; the last one counts. */
  readonly contradicting: number;
}

/**
 * Makes labels of the rows of a file. Rows that name a run and a trial instead of an item are looked up.
 *
 * @param findRun finds a run by id, beginning of an id, or name; throws when there is none.
 * @throws PlimsollError `config-invalid` for a row with texts of its own, or about a trial that is not there.
 */
export async function labelsFromRows(
  rows: readonly LabelRow[],
  options: {
    readonly store: Store;
    readonly scope: Scope;
    readonly file: string;
    readonly labelledAt: number;
    readonly findRun: (reference: string) => Promise<RunRecord>;
  },
): Promise<ImportedLabels> {
  const { store, scope, file, labelledAt, findRun } = options;
  const labels = new Map<string, Label>();
  let contradicting = 0;
  for (const { kind, row, line } of rows) {
    if (kind === 'exchange') {
      throw new PlimsollError({
        code: 'config-invalid',
        message: `${file}:${line}: the row brings its own texts; the store keeps labels of runs.`,
        hint: `Type: plimsoll calibrate GRADER --labels ${file}`,
      });
    }
    const item = row.item ?? (await itemOf(store, row, `${file}:${line}`, findRun));
    const { rater, verdict, behaviour, note, adjudication } = row;
    const identity = JSON.stringify([item, rater, adjudication]);
    const before = labels.get(identity);
    if (before !== undefined && (before.verdict !== verdict || before.behaviour !== behaviour)) contradicting += 1;
    labels.set(identity, {
      project: scope.project,
      feature: scope.feature,
      item,
      rater,
      verdict,
      behaviour,
      note,
      labelledAt,
      adjudication,
    });
  }
  return { labels: [...labels.values()], contradicting };
}

async function itemOf(
  store: Store,
  { run: reference, trial, expectation }: StoredRow,
  place: string,
  findRun: (reference: string) => Promise<RunRecord>,
): Promise<ContentHash> {
  const run = await findRun(reference ?? '');
  const [record] = await store.runs.outcomesOf(run.runNo, [trial ?? -1]);
  if (record?.reply === undefined || record.stored.testCase.expectations[expectation] === undefined) {
    throw new PlimsollError({
      code: 'config-invalid',
      message: `${place}: run ${run.id} has no reply to trial ${String(trial)} with an expectation ${expectation}.`,
      hint: 'Trials and expectations count from 0; see: plimsoll report RUN --format csv --out -',
    });
  }
  return labelItem({ caseHash: record.stored.hash, expectation, reply: record.reply });
}
