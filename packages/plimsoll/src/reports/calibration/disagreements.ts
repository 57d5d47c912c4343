import type { Behaviour, Side, Verdict } from '@plimsoll/core';
import type { CalibrationGrade } from '../../graders/calibration/calibrate-grader.js';
import { answerWord, settleLabels } from '../../graders/calibration/settle-labels.js';

/** One exchange that grader and labels judge differently. Texts are whole; whoever shows them masks and shortens. */
export interface Disagreement {
  readonly id: string;
  readonly trialNo?: number | undefined;
  readonly side: Side;
  readonly grader: Verdict | Behaviour;
  readonly label: Verdict | Behaviour;
  readonly prompt: string;
  readonly reply: string;
}

/** The first exchanges on which the grader and the settled labels differ, those the grader let pass first. */
export function disagreements(grades: readonly CalibrationGrade[], most: number): Disagreement[] {
  const found = grades.flatMap((grade): (Disagreement & { readonly missed: boolean })[] => {
    const label = settleLabels(grade.labels);
    if (label.state !== 'settled' || grade.verdict === 'undecided' || grade.exchange === undefined) return [];
    const [ours, theirs] = [answerWord(grade), answerWord(label.answer)];
    if (ours === theirs || (label.answer.behaviour === undefined && grade.verdict === theirs)) return [];
    const { side, trialNo, exchange } = grade;
    return [{ ...exchange, side, trialNo, grader: ours, label: theirs, missed: grade.verdict === 'met' }];
  });
  const first = [...found.filter(({ missed }) => missed), ...found.filter(({ missed }) => !missed)].slice(0, most);
  return first.map(({ missed: _, ...rest }) => rest);
}
