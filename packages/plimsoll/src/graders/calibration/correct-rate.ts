import type { QuestionCalibration } from '@plimsoll/core';
import { stratifiedShare, type JudgedGrade } from './judged-grade.js';
import { errorParts } from './calibrate-question.js';
import { recoverInterval, withinUnit, type Estimate } from './recover-interval.js';

/** How a share of flagged trials becomes a failure rate: a formula, straight in that share, and what else it depends on. */
export interface Correction {
  readonly parts: readonly Estimate[];
  readonly formula: (flagged: number, parts: readonly number[]) => number;
}

/**
 * The failure rate behind a grader's verdicts: (share flagged + specificity − 1) / (sensitivity + specificity − 1). Assumes
 * that the grader errs on these trials as on the labelled ones.
 *
 * Source: W. J. Rogan and B. Gladen, American J. of Epidemiology 107 (1978) 71–76.
 * @returns `undefined` when the calibration may not be used.
 */
export function roganGladenCorrection(calibration: QuestionCalibration): Correction | undefined {
  const known = errorParts(calibration, calibration.design);
  if (calibration.standing !== 'usable' || known === undefined) return undefined;
  return {
    parts: known.parts,
    formula: (flagged, parts) => {
      const { sensitivity, specificity } = known.ratesOf(parts);
      return (flagged + specificity - 1) / (sensitivity + specificity - 1);
    },
  };
}

/**
 * The failure rate of a run some of whose own trials are labelled: the share failing among flagged and among unflagged
 * trials, weighted by how many there are of each. Prediction-powered inference with the grader's verdict as prediction:
 * nothing is assumed about the grader, and it is sharper than {@link roganGladenCorrection} with the same labels.
 *
 * Source: A. N. Angelopoulos et al., "Prediction-powered inference", Science 382 (2023); for labels drawn by the verdict
 * it is the double-sampling estimator of A. Tenenbein, JASA 65 (1970) 1350–1361.
 * @returns `undefined` when one of the two verdicts was given but never labelled.
 */
export function labelledSampleCorrection(grades: readonly JudgedGrade[], level: number): Correction | undefined {
  const parts: Estimate[] = [];
  for (const verdict of [true, false]) {
    const of = grades.filter((grade) => grade.flagged === verdict);
    const failing = stratifiedShare(of, level);
    if (failing.rate === null && of.length > 0) return undefined;
    // A verdict that was never given weighs nothing; how far it could weigh is reckoned as if it were right.
    parts.push({ ...failing, rate: failing.rate ?? (verdict ? 1 : 0) });
  }
  return {
    parts,
    formula: (flagged, [ofFlagged = 0, ofOthers = 0]) => flagged * ofFlagged + (1 - flagged) * ofOthers,
  };
}

/** Trials that are corrected alike. */
export interface CorrectedStratum {
  readonly trials: number;
  /** Share flagged. */
  readonly flagged: number;
  /** Left out: they count as judged. */
  readonly correction?: Correction | undefined;
}

/**
 * Puts strata together into one corrected rate. The sampling error of the run comes in once, from the interval of the raw
 * rate of all trials: strata share clusters, and what widens the raw interval widens this one.
 *
 * @param raw share flagged of all trials, with its interval.
 * @returns not cut to [0, 1]; see {@link withinUnit}.
 */
export function combineStrata(raw: Estimate, strata: readonly CorrectedStratum[]): Estimate {
  const n = strata.reduce((sum, stratum) => sum + stratum.trials, 0);
  const sampling = { rate: 0, lower: raw.lower - raw.rate, upper: raw.upper - raw.rate };
  const parts = [sampling, ...strata.flatMap((stratum) => stratum.correction?.parts ?? [])];
  return recoverInterval(parts, ([moved = 0, ...values]) => {
    let used = 0;
    return strata.reduce((sum, { trials, flagged, correction }) => {
      const own = values.slice(used, (used += correction?.parts.length ?? 0));
      return sum + ((correction?.formula(flagged + moved, own) ?? flagged + moved) * trials) / n;
    }, 0);
  });
}

/**
 * A rate corrected by one calibration, with an interval that carries the uncertainty of run and calibration:
 * {@link recoverInterval}.
 *
 * @param raw share flagged in the run.
 * @returns `undefined` when the calibration may not be used, or when it cannot be true of these trials (the whole
 * interval would lie outside of [0, 1]).
 * @example
 * ```ts
 * const measured = calibrateQuestion('leak', [], { design: 'simple', level: 0.95 });
 * correctRate({ rate: 0.2, lower: 0.1, upper: 0.3 }, measured); // undefined
 * ```
 */
export function correctRate(raw: Estimate, calibration: QuestionCalibration): Estimate | undefined {
  const correction = roganGladenCorrection(calibration);
  if (correction === undefined) return undefined;
  const corrected = combineStrata(raw, [{ trials: 1, flagged: raw.rate, correction }]);
  return corrected.upper <= 0 || corrected.lower >= 1 ? undefined : withinUnit(corrected);
}
