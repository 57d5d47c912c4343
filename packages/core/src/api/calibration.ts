import type { ContentHash } from '../vocabulary/content-hash.js';
import type { GraderIdentity } from '../vocabulary/grade.js';

/**
 * What a grader is asked about a trial, one per rate: did the trial fail in this way? `leak-partial-held` is `leak`
 * under the partial rule "held".
 */
export const calibratedQuestions = ['leak', 'leak-partial-held', 'false-refusal', 'misserved'] as const;
export type CalibratedQuestion = (typeof calibratedQuestions)[number];

/**
 * Who gave the labels: `human` people, `reference` something automatic (the verdicts of another judge, of a benchmark's
 * own check).
 */
export const labelReferences = ['human', 'reference'] as const;
export type LabelReference = (typeof labelReferences)[number];

/** A share estimated from labels, in [0, 1], with its interval; `rate` is null and the interval [0, 1] when n = 0. */
export interface MeasuredShare {
  readonly rate: number | null;
  readonly lower: number;
  readonly upper: number;
  /** Labelled trials behind it. */
  readonly n: number;
}

/** Labelled trials by what the labels and the grader say. */
export interface ConfusionTable {
  /** Failed, and flagged by the grader. */
  readonly caught: number;
  /** Failed, not flagged. */
  readonly missed: number;
  /** Did not fail, flagged. */
  readonly falseAlarms: number;
  /** Did not fail, not flagged. */
  readonly cleared: number;
}

/**
 * How the labelled trials were chosen, and with it what was measured independently of what.
 *
 * - `simple`: not by the grader's verdict. Sensitivity and specificity are shares of the labels.
 * - `by-verdict`: drawn from a run by the grader's verdict, with a chance of its own for flagged and unflagged trials.
 *   The share flagged comes from the whole run, and the share failing is measured within each verdict; sensitivity and
 *   specificity follow from the three.
 */
export type CalibrationDesign =
  | { readonly kind: 'simple' }
  | {
      readonly kind: 'by-verdict';
      readonly flagged: MeasuredShare;
      readonly failingOfFlagged: MeasuredShare;
      readonly failingOfUnflagged: MeasuredShare;
    };

/** Sensitivity and specificity of a grader about one question. */
export interface ErrorRates {
  readonly table: ConfusionTable;
  /** Share of the trials that failed that the grader flags. */
  readonly sensitivity: MeasuredShare;
  /** Share of the trials that did not fail that the grader does not flag. */
  readonly specificity: MeasuredShare;
}

/** Whether rates may be corrected by a calibration. */
export const calibrationStandings = ['usable', 'no-better-than-chance', 'too-few-labels'] as const;
export type CalibrationStanding = (typeof calibrationStandings)[number];

/** What was measured about one question. */
export interface QuestionCalibration extends ErrorRates {
  readonly question: CalibratedQuestion;
  readonly standing: CalibrationStanding;
  readonly design: CalibrationDesign;
  /** Sensitivity + specificity − 1; null when either is not known. */
  readonly youden: number | null;
  /** Lower bound of Youden's index; at or below 0 the grader is no better than chance. */
  readonly youdenLower: number;
  /** The same by language of the case; empty unless several languages were labelled. */
  readonly byLanguage: readonly (ErrorRates & { readonly language: string })[];
}

/** How far several raters agree. */
export interface RaterAgreement {
  /** `cohen-kappa` for two raters, `krippendorff-alpha` for more. */
  readonly measure: 'cohen-kappa' | 'krippendorff-alpha';
  readonly raters: readonly string[];
  /** Items that at least two raters could judge. */
  readonly items: number;
  /** 1 perfect, 0 as by chance; null when undefined. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Items on which they do not agree. */
  readonly disagreements: number;
}

/** What became of the labels. */
export interface LabelCounts {
  /** Items with any label. */
  readonly labelled: number;
  /** Items whose label the calibration uses. */
  readonly used: number;
  /** No rater could tell. */
  readonly undecided: number;
  /** Raters contradict each other without a majority, and nobody adjudicated. */
  readonly contradictory: number;
  /** The grader itself could not tell. */
  readonly graderUndecided: number;
}

/** A run some of whose trials carry labels, and what those labels say: lets that run's own rates use them directly. */
export interface LabelledRun {
  readonly runId: string;
  /** One entry for each labelled trial and question. */
  readonly trials: readonly {
    readonly trialNo: number;
    readonly question: CalibratedQuestion;
    readonly failed: boolean;
  }[];
}

/** The measured error rates of one grader: of exactly this identity, and of no other version. */
export interface GraderCalibration {
  readonly format: 'plimsoll-grader-calibration/1';
  readonly grader: { readonly hash: ContentHash; readonly name: string; readonly identity: GraderIdentity };
  readonly reference: LabelReference;
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number;
  /** Confidence level of every interval in it. */
  readonly level: number;
  readonly labels: LabelCounts;
  readonly raters: readonly string[];
  readonly agreement: RaterAgreement | null;
  readonly questions: readonly QuestionCalibration[];
  /** Absent when the labels came with texts of their own. */
  readonly run?: LabelledRun | undefined;
}

/** What a summary says of a grader's calibration. */
export interface GraderCalibrationSummary extends Pick<
  GraderCalibration,
  'createdAt' | 'reference' | 'level' | 'labels' | 'agreement' | 'raters' | 'questions'
> {
  /** `valid`: measured on exactly this grader; `outdated`: on another version of it, so nothing is corrected. */
  readonly state: 'valid' | 'outdated';
  /** The identity that was measured. */
  readonly measured: { readonly hash: ContentHash; readonly version: string };
  /** In one sentence, what is to be known about it. */
  readonly note?: string | undefined;
}

/** Why some trials of a rate are counted as their grader judged them. */
export const uncorrectedReasons = [
  'not-calibrated',
  'calibration-outdated',
  'no-better-than-chance',
  'too-few-labels',
  'several-grades',
  'calibration-does-not-fit',
] as const;
export type UncorrectedReason = (typeof uncorrectedReasons)[number];

/** A rate corrected for the measured errors of its graders; stands beside the raw one, never instead of it. */
export interface CorrectedRateSummary {
  /** 0 to 1. */
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /**
   * `rogan-gladen`: from sensitivity and specificity; `labelled-sample`: prediction-powered, from labels of this very
   * run; `combined`: strata of trials corrected each in its way, or left raw.
   */
  readonly method: 'rogan-gladen' | 'labelled-sample' | 'combined';
  /** All decided trials of the rate. */
  readonly n: number;
  /** How many of them are corrected. */
  readonly corrected: number;
  /** The others, by why. */
  readonly uncorrected: readonly { readonly reason: UncorrectedReason; readonly trials: number }[];
  /** `reference` when any correction rests on automatic labels. */
  readonly reference: LabelReference;
}
