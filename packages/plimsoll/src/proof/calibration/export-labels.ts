import { groupBy } from '../../graders/calibration/group-by.js';
import type { Label, RunRecord, Scope, Store } from '../../store/store.js';
import { gradedQuestions } from './graded-question.js';
import type { StoredRow } from './label-rows.js';

/** A label as it is written; `label --in` reads it back. */
export type ExportedRow = Omit<StoredRow, 'expectation'> & Partial<Pick<StoredRow, 'expectation'>>;

/** Every label of a scope as a row of a file. */
export async function* exportLabels(store: Store, scope: Scope): AsyncGenerator<ExportedRow> {
  for await (const page of store.labels.all(scope)) for (const label of page) yield rowOf(label);
}

/** The labels of a run's replies, each with the trial it is about. */
export async function* exportRunLabels(store: Store, run: RunRecord): AsyncGenerator<ExportedRow> {
  for await (const page of store.runs.outcomes(run.runNo)) {
    const questions = page.flatMap(gradedQuestions);
    const labels = await store.labels.of(run, [...new Set(questions.map((question) => question.item))]);
    const byItem = groupBy(labels, (label) => label.item);
    for (const { item, record, grade } of questions) {
      for (const label of byItem.get(item) ?? [])
        yield { ...rowOf(label), run: run.id, trial: record.trialNo, expectation: grade.expectation };
    }
  }
}

function rowOf({ item, rater, verdict, behaviour, note, adjudication }: Label): ExportedRow {
  return { item, rater, verdict, behaviour, note, adjudication };
}
