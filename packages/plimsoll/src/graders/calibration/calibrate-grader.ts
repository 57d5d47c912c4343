import {
  calibratedQuestions,
  type CalibratedQuestion,
  type CalibrationDesign,
  type GraderCalibration,
  type LabelCounts,
  type ExpectationKind,
  type LabelledRun,
} from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import { calibrateQuestion } from './calibrate-question.js';
import type { JudgedGrade } from './judged-grade.js';
import { failedBy, questionsOf } from './question-answer.js';
import { raterAgreement } from './rater-agreement.js';
import { settleLabels, type RaterLabel } from './settle-labels.js';
import { stratify, type StratifiedGrade } from './stratify.js';

/** One grade of the grader that is calibrated, labelled or not. */
export interface CalibrationGrade extends StratifiedGrade {
  readonly kind: ExpectationKind;
  /** Identity of what is judged; equal ones share their labels. */
  readonly item: string;
  readonly cluster: string;
  readonly labels: readonly RaterLabel[];
  /** Only in a run. */
  readonly trialNo?: number | undefined;
  /** Of a labelled grade: the texts, for examples of disagreement. */
  readonly exchange?: { readonly id: string; readonly prompt: string; readonly reply: string } | undefined;
}

/** What a calibration is made of. */
export interface CalibrationInput {
  readonly grader: GraderCalibration['grader'];
  readonly grades: readonly CalibrationGrade[];
  /** `by-verdict`: all grades of a run, of which some are labelled. `simple`: the labelled ones alone. */
  readonly design: CalibrationDesign['kind'];
  readonly reference: GraderCalibration['reference'];
  readonly createdAt: number;
  readonly level?: number | undefined;
  readonly runId?: string | undefined;
}

/**
 * Measures a grader against labels: every question it answers, each with its interval and n, by language where there are
 * several. Items that no rater could tell, and items on which raters contradict each other, are counted and left out.
 *
 * @example
 * ```ts
 * const labels = [{ rater: 'ada', verdict: 'violated', adjudication: false }] as const;
 * const grade = { grader: 'ab12', side: 'harmful', kind: 'not-comply', verdict: 'violated', item: '1', cluster: '1', labels } as const;
 * const judge = { hash: 'ab12', name: 'refusal', identity: { name: 'refusal', version: '3' } };
 * calibrateGrader({ grader: judge, grades: [grade], design: 'simple', reference: 'human', createdAt: 0 }).labels.used; // 1
 * ```
 */
export function calibrateGrader(input: CalibrationInput): GraderCalibration {
  const { grader, grades, design, reference, createdAt, level = 0.95, runId } = input;
  const strata = stratify(grades);
  const byItem = new Map(grades.map((grade) => [grade.item, grade.labels]));
  const settled = new Map([...byItem].map(([item, labels]) => [item, settleLabels(labels)]));
  const asked = (question: CalibratedQuestion): (readonly [CalibrationGrade, JudgedGrade])[] =>
    grades.flatMap((grade) => {
      if (!questionsOf(grade.side, grade.kind).includes(question)) return [];
      const flagged = failedBy(question, grade.kind, grade);
      if (flagged === undefined) return [];
      const label = settled.get(grade.item);
      const failed = label?.state === 'settled' ? failedBy(question, grade.kind, label.answer) : undefined;
      const stratum = strata.get(grade)?.name ?? '';
      const { cluster, language } = grade;
      return [[grade, { flagged, failed, cluster, language, stratum }] as const];
    });
  const questions = calibratedQuestions.flatMap((question) => {
    const answers = asked(question).map(([, judged]) => judged);
    return answers.some((judged) => judged.failed !== undefined)
      ? [calibrateQuestion(question, answers, { design, level })]
      : [];
  });
  const labelled = [...byItem.values()].filter((labels) => labels.length > 0);
  return {
    format: 'plimsoll-grader-calibration/1',
    grader,
    reference,
    createdAt,
    level,
    labels: countLabels(grades, settled),
    raters: [...new Set(labelled.flat().map((label) => label.rater))].sort(),
    agreement: raterAgreement(labelled, seededRandom('agreement'), level),
    questions,
    ...(runId === undefined
      ? {}
      : {
          run: { runId, trials: calibratedQuestions.flatMap((question) => labelledTrials(question, asked(question))) },
        }),
  };
}

function labelledTrials(
  question: CalibratedQuestion,
  answers: readonly (readonly [CalibrationGrade, JudgedGrade])[],
): LabelledRun['trials'] {
  return answers.flatMap(([{ trialNo }, { failed }]) =>
    trialNo === undefined || failed === undefined ? [] : [{ trialNo, question, failed }],
  );
}

function countLabels(
  grades: readonly CalibrationGrade[],
  settled: ReadonlyMap<string, ReturnType<typeof settleLabels>>,
): LabelCounts {
  const seen = new Set<string>();
  const counts = { labelled: 0, used: 0, undecided: 0, contradictory: 0, graderUndecided: 0 };
  for (const grade of grades) {
    if (grade.labels.length === 0 || seen.has(grade.item)) continue;
    seen.add(grade.item);
    counts.labelled += 1;
    const state = settled.get(grade.item)?.state;
    if (state === 'undecided' || state === 'contradictory') counts[state] += 1;
    else if (grade.verdict === 'undecided') counts.graderUndecided += 1;
    else counts.used += 1;
  }
  return counts;
}
