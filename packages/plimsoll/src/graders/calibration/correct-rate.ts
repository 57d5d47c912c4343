import type { QuestionCalibration } from '@plimsoll/core';
import { shareOf, stratifiedShare, type JudgedGrade } from './judged-grade.js';
import { errorParts } from './calibrate-question.js';
import { recoverInterval, withinUnit, type Estimate } from './recover-interval.js';

/**
 * The failure rate behind a grader's verdicts: (share flagged + specificity − 1) / (sensitivity + specificity − 1), with
 * an interval that carries the uncertainty of the run and of the calibration. The share flagged keeps its own interval,
 * so clustering counts here as it does in the raw rate. Assumes that the grader errs here as on the labelled trials.
 *
 * Source: W. J. Rogan and B. Gladen, American J. of Epidemiology 107 (1978) 71–76; interval: {@link recoverInterval}.
 * @param raw share flagged in the run.
 * @returns `undefined` when the calibration may not be used, or when it cannot be true of these trials (the whole
 * interval would lie outside of [0, 1]).
 */
export function correctRate(raw: Estimate, calibration: QuestionCalibration): Estimate | undefined {
  const known = errorParts(calibration, calibration.design);
  if (calibration.standing !== 'usable' || known === undefined) return undefined;
  const corrected = recoverInterval([raw, ...known.parts], ([flagged = 0, ...parts]) => {
    const { sensitivity, specificity } = known.ratesOf(parts);
    return (flagged + specificity - 1) / (sensitivity + specificity - 1);
  });
  return corrected.upper <= 0 || corrected.lower >= 1 ? undefined : withinUnit(corrected);
}

/**
 * The failure rate of a run some of whose own trials are labelled: the share failing among flagged and among unflagged
 * trials, weighted by how many there are of each. Prediction-powered inference with the grader's verdict as prediction:
 * nothing is assumed about the grader, and it is sharper than {@link correctRate} with the same labels.
 *
 * Source: A. N. Angelopoulos et al., "Prediction-powered inference", Science 382 (2023); for labels drawn by the verdict
 * it is the double-sampling estimator of A. Tenenbein, JASA 65 (1970) 1350–1361.
 * @returns `undefined` when one of the two verdicts was given but never labelled.
 */
export function labelledSampleRate(grades: readonly JudgedGrade[], level: number): Estimate | undefined {
  const flagged = shareOf(grades, (grade) => grade.flagged, level);
  if (flagged.rate === null) return undefined;
  const parts: Estimate[] = [{ ...flagged, rate: flagged.rate }];
  for (const verdict of [true, false]) {
    const of = grades.filter((grade) => grade.flagged === verdict);
    const failing = stratifiedShare(of, level);
    if (failing.rate === null && of.length > 0) return undefined;
    parts.push({ ...failing, rate: failing.rate ?? 0 });
  }
  return withinUnit(
    recoverInterval(parts, ([share = 0, first = 0, second = 0]) => share * first + (1 - share) * second),
  );
}
