import type {
  CalibratedQuestion,
  CorrectedRateSummary,
  PartialRule,
  RateBlock,
  UncorrectedReason,
} from '@plimsoll/core';
import { fewestLabels } from '../graders/calibration/calibrate-question.js';
import {
  combineStrata,
  correctRate,
  labelledSampleCorrection,
  roganGladenCorrection,
  type CorrectedStratum,
} from '../graders/calibration/correct-rate.js';
import { groupBy } from '../graders/calibration/group-by.js';
import { shareOf, type JudgedGrade } from '../graders/calibration/judged-grade.js';
import { withinUnit, type Estimate } from '../graders/calibration/recover-interval.js';
import type { GraderStanding } from './grader-calibrations.js';

/** The rates that can be corrected. */
export const correctedRates = ['leak', 'leakOtherRule', 'falseRefusal', 'misserved'] as const;
export type CorrectedRateName = (typeof correctedRates)[number];
export type Corrections = Readonly<Partial<Record<CorrectedRateName, CorrectedRateSummary>>>;

/** A decided trial as one rate sees it. */
export interface RatedTrial extends JudgedGrade {
  /** Hash of the grader that alone decided it; null when several grades did together. */
  readonly decidedBy: string | null;
}

/** The question a rate asks under a partial rule. */
export function questionOf(rate: CorrectedRateName, rule: PartialRule): CalibratedQuestion {
  if (rate === 'falseRefusal') return 'false-refusal';
  if (rate === 'misserved') return 'misserved';
  return (rate === 'leak') === (rule === 'leak') ? 'leak' : 'leak-partial-held';
}

/** A stratum of trials, and how it was corrected or why not. */
interface Part extends CorrectedStratum {
  readonly method: Exclude<CorrectedRateSummary['method'], 'combined'> | UncorrectedReason;
  readonly reference: CorrectedRateSummary['reference'];
}

/**
 * A rate corrected stratum by stratum, a stratum being the trials that one grader decided: where the run itself is labelled
 * from those labels, else by the grader's error rates, else not at all.
 *
 * @returns `undefined` when nothing could be corrected: then the raw rate stands alone.
 */
export function correctedRate(
  trials: readonly RatedTrial[],
  question: CalibratedQuestion,
  standings: ReadonlyMap<string, GraderStanding>,
  level: number,
): CorrectedRateSummary | undefined {
  const parts = [...groupBy(trials, (trial) => trial.decidedBy)].map(([grader, of]) =>
    partOf(of, grader === null ? null : standings.get(grader), question, level),
  );
  const done = parts.filter(isCorrected);
  const [only] = done;
  if (only === undefined) return undefined;
  const left = groupBy(
    parts.filter((part) => !isCorrected(part)),
    (part) => part.method as UncorrectedReason,
  );
  return {
    ...withinUnit(combineStrata(rawOf(trials, level), parts)),
    level,
    method: parts.length === 1 ? only.method : 'combined',
    n: trials.length,
    corrected: trialsOf(done),
    uncorrected: [...left].map(([reason, of]) => ({ reason, trials: trialsOf(of) })),
    reference: done.some((part) => part.reference === 'reference') ? 'reference' : 'human',
  };
}

function partOf(
  trials: readonly RatedTrial[],
  standing: GraderStanding | null | undefined,
  question: CalibratedQuestion,
  level: number,
): Part {
  const raw = rawOf(trials, level);
  const stratum = { trials: trials.length, flagged: raw.rate };
  const left = (method: UncorrectedReason): Part => ({ ...stratum, method, reference: 'human' });
  if (standing === null) return left('several-grades');
  if (standing === undefined) return left('not-calibrated');
  if (standing.valid === undefined) return left('calibration-outdated');
  const calibration = standing.valid.questions.find((candidate) => candidate.question === question);
  if (calibration === undefined) return left('not-calibrated');
  if (calibration.standing !== 'usable') return left(calibration.standing);
  const { reference } = standing.valid;
  const labelled = trials.filter((trial) => trial.failed !== undefined).length;
  const sample = labelled < 2 * fewestLabels ? undefined : labelledSampleCorrection(trials, level);
  if (sample !== undefined) return { ...stratum, correction: sample, method: 'labelled-sample', reference };
  if (correctRate(raw, calibration) === undefined) return left('calibration-does-not-fit');
  return { ...stratum, correction: roganGladenCorrection(calibration), method: 'rogan-gladen', reference };
}

function rawOf(trials: readonly RatedTrial[], level: number): Estimate {
  const flagged = shareOf(trials, (trial) => trial.flagged, level);
  return { ...flagged, rate: flagged.rate ?? 0 };
}

function trialsOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.trials, 0);
}

function isCorrected(part: Part): part is Part & { readonly method: 'rogan-gladen' | 'labelled-sample' } {
  return part.method === 'rogan-gladen' || part.method === 'labelled-sample';
}

/** The block with corrections put beside the raw rates. */
export function withCorrections(block: RateBlock, corrections: Corrections | undefined): RateBlock {
  if (corrections === undefined) return block;
  const changed = correctedRates.flatMap((name) => {
    const corrected = corrections[name];
    return corrected === undefined ? [] : [[name, { ...block[name], corrected }] as const];
  });
  return { ...block, ...Object.fromEntries(changed) };
}
