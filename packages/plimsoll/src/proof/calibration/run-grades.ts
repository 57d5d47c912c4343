import { replyText, type ContentHash } from '@plimsoll/core';
import type { CalibrationGrade } from '../../graders/calibration/calibrate-grader.js';
import { groupBy } from '../../graders/calibration/group-by.js';
import type { Label, RunRecord, Store } from '../../store/store.js';
import { clusterOf, gradedQuestions, promptOf } from './graded-question.js';

/** Finds the labels of some items. */
export type FindLabels = (items: readonly ContentHash[]) => Promise<readonly Label[]>;

/** Every grade that one grader gave in a run, with the labels there are. */
export async function runGrades(
  store: Store,
  run: RunRecord,
  grader: ContentHash,
  findLabels: FindLabels,
): Promise<CalibrationGrade[]> {
  const grades: CalibrationGrade[] = [];
  for await (const page of store.runs.outcomes(run.runNo)) {
    const questions = page.flatMap(gradedQuestions).filter((question) => question.grade.grader === grader);
    const found = await findLabels([...new Set(questions.map((question) => question.item))]);
    const byItem = groupBy(found, (label) => label.item);
    for (const { item, record, grade, expectation } of questions) {
      const { testCase } = record.stored;
      const labels = byItem.get(item) ?? [];
      const { verdict, behaviour, score } = grade;
      grades.push({
        ...{ grader, item, labels, verdict, behaviour, score },
        side: testCase.side,
        kind: expectation.kind,
        language: testCase.language,
        cluster: clusterOf(record),
        trialNo: record.trialNo,
        ...(labels.length > 0 && record.reply !== undefined
          ? { exchange: { id: testCase.id, prompt: promptOf(record), reply: replyText(record.reply) } }
          : {}),
      });
    }
  }
  return grades;
}
