import type { CalibratedQuestion, CalibrationDesign } from '@plimsoll/core';
import type { CalibrationGrade } from './calibrate-grader.js';
import type { ScoredGrade } from './choose-threshold.js';
import { groupBy } from './group-by.js';
import { failedBy, questionsOf } from './question-answer.js';
import { settleLabels } from './settle-labels.js';
import { stratify } from './stratify.js';

/**
 * The labelled grades of a scored grader as one question sees them. The score is turned so that a higher one means failed:
 * of a behaviour the grader tells how sure it is of it, of other expectations how well they are met.
 */
export function scoredGrades(
  grades: readonly CalibrationGrade[],
  question: CalibratedQuestion,
  design: CalibrationDesign['kind'],
): ScoredGrade[] {
  const strata = stratify(grades);
  const scored: ScoredGrade[] = [];
  for (const stratum of groupBy(grades, (grade) => strata.get(grade)?.name).values()) {
    const labelled = stratum.flatMap((grade) => {
      if (grade.score === undefined || !questionsOf(grade.side, grade.kind).includes(question)) return [];
      const label = settleLabels(grade.labels);
      const flagged = failedBy(question, grade.kind, grade);
      const failed = label.state === 'settled' ? failedBy(question, grade.kind, label.answer) : undefined;
      if (flagged === undefined || failed === undefined) return [];
      const towards = grade.behaviour === undefined ? 1 - grade.score : flagged ? grade.score : 1 - grade.score;
      return [{ score: towards, failed, cluster: grade.cluster }];
    });
    const weight = design === 'simple' ? 1 : stratum.length / labelled.length;
    scored.push(...labelled.map((grade) => ({ ...grade, weight })));
  }
  return scored;
}
