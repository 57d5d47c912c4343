import type { ContentHash, Side } from '@plimsoll/core';
import { drawSample } from '../../graders/calibration/draw-sample.js';
import { groupBy } from '../../graders/calibration/group-by.js';
import { answerWord } from '../../graders/calibration/settle-labels.js';
import type { StratifiedGrade } from '../../graders/calibration/stratify.js';
import { sameDecisionGrader } from '../../graders/same-decision-grader.js';
import type { CaseLabels, Label, RunRecord, Store } from '../../store/store.js';
import { gradedQuestions, type GradedQuestion } from './graded-question.js';

/** Which grades of a run are put before a rater. */
export interface LabelPlan {
  /** At most so many. */
  readonly size: number;
  readonly seed: number;
  /** Hashes of the graders whose grades are meant; left out: all. */
  readonly graders?: readonly ContentHash[] | undefined;
  readonly side?: Side | undefined;
}

interface PlacedGrade extends StratifiedGrade {
  readonly trialNo: number;
  readonly expectation: number;
}

const recordsAtOnce = 200;

/**
 * The questions of a run that are worth a person's time, in the order in which they are asked: the same for the same run,
 * size and seed, so that a session can be taken up again. Not asked about are grades that the grader left undecided, and
 * those about the decisions of a group of cases, which no single reply answers.
 */
export async function labelTasks(store: Store, run: RunRecord, plan: LabelPlan): Promise<GradedQuestion[]> {
  const cases: CaseLabels[] = [];
  for await (const page of store.sets.labels(run.setNo)) for (const labels of page) cases[labels.position] = labels;
  const ofGroups = sameDecisionGrader().identity.name;
  const graders = new Set(
    run.manifest.graders
      .filter(({ hash, identity }) => identity.name !== ofGroups && plan.graders?.includes(hash) !== false)
      .map(({ hash }) => hash),
  );
  const grades: PlacedGrade[] = [];
  for await (const page of store.runs.verdicts(run.runNo)) {
    for (const { trialNo, casePosition, grades: given } of page) {
      const labels = cases[casePosition];
      if (labels === undefined || (plan.side !== undefined && labels.side !== plan.side)) continue;
      const { side, language } = labels;
      for (const grade of given) {
        if (grade.verdict === 'undecided' || !graders.has(grade.grader)) continue;
        grades.push({ ...grade, side, language, trialNo });
      }
    }
  }
  const drawn = drawSample(grades, plan.size, plan.seed);
  const questions = new Map<string, GradedQuestion>();
  for (let start = 0; start < drawn.length; start += recordsAtOnce) {
    const part = drawn.slice(start, start + recordsAtOnce);
    const records = await store.runs.outcomesOf(run.runNo, [...new Set(part.map((grade) => grade.trialNo))]);
    const byPlace = new Map(
      records
        .flatMap(gradedQuestions)
        .map((question) => [place(question.record.trialNo, question.grade.expectation), question]),
    );
    for (const { trialNo, expectation } of part) {
      const question = byPlace.get(place(trialNo, expectation));
      // The same reply to the same case, sent twice, is one question.
      if (question !== undefined && !questions.has(question.item)) questions.set(question.item, question);
    }
  }
  return [...questions.values()];
}

function place(trialNo: number, expectation: number): string {
  return `${trialNo} ${expectation}`;
}

/** A question on which raters disagree, with what they said. */
export interface DisputedQuestion extends GradedQuestion {
  readonly labels: readonly Label[];
}

/** The questions of a run on which raters disagree and nobody has had the final word. */
export async function disputedTasks(store: Store, run: RunRecord): Promise<DisputedQuestion[]> {
  const disputed = new Map<string, DisputedQuestion>();
  for await (const page of store.runs.outcomes(run.runNo)) {
    const questions = page.flatMap(gradedQuestions);
    const labels = await store.labels.of(run, [...new Set(questions.map((question) => question.item))]);
    const byItem = groupBy(labels, (label) => label.item);
    for (const question of questions) {
      const of = byItem.get(question.item) ?? [];
      const words = of.filter((label) => label.verdict !== 'undecided').map(answerWord);
      if (new Set(words).size < 2 || of.some((label) => label.adjudication)) continue;
      disputed.set(question.item, { ...question, labels: of });
    }
  }
  return [...disputed.values()];
}
