import type { MeasuredShare } from '@plimsoll/core';
import { seededRandom, shuffle } from '@plimsoll/core/statistics';
import { fewestLabels } from './calibrate-question.js';
import { groupBy } from './group-by.js';
import { shareOf } from './judged-grade.js';

/** A labelled grade with its score. */
export interface ScoredGrade {
  /** The higher, the more the grader thinks that the trial failed; 0 to 1. */
  readonly score: number;
  readonly failed: boolean;
  readonly cluster: string;
  /** How many grades of the run it stands for; 1 when labels were not drawn by the verdict. */
  readonly weight: number;
}

/** By what a threshold is chosen. */
export const thresholdCriteria = ['corrected-rate', 'youden'] as const;
export type ThresholdCriterion = (typeof thresholdCriteria)[number];

/** What a grader would be with one threshold. */
export interface ThresholdPoint {
  /** A grade is flagged when its score is at least this. */
  readonly threshold: number;
  readonly sensitivity: MeasuredShare;
  readonly specificity: MeasuredShare;
  readonly youden: number;
  /** Expected standard error of the corrected rate; null when the grader is no better than chance there. */
  readonly standardError: number | null;
}

/** The trade-off of a scored grader, and where to stand on it. */
export interface ThresholdChoice {
  readonly criterion: ThresholdCriterion;
  /** Share failing that the expected errors are reckoned for: that of the labels. */
  readonly prevalence: number;
  /** Trials of a run that the expected errors are reckoned for. */
  readonly trials: number;
  /** On all labels, by rising threshold. */
  readonly curve: readonly ThresholdPoint[];
  /** Area under the curve: chance that a failed trial scores higher than a passed one. */
  readonly area: number;
  /** The threshold, as the half of the labels that chose it sees it; null when that half shows nothing better than chance. */
  readonly chosen: ThresholdPoint | null;
  /** The same threshold on the other half, which had no say: what to expect of it. */
  readonly measured: ThresholdPoint | null;
}

/** How a threshold is chosen. */
export interface ThresholdOptions {
  /** Default `corrected-rate`: the smallest expected standard error of the corrected rate. */
  readonly criterion?: ThresholdCriterion | undefined;
  /** Default 1,000. */
  readonly trials?: number | undefined;
  readonly seed?: number | undefined;
  readonly level?: number | undefined;
}

const mostPoints = 50;

/**
 * The whole trade-off between sensitivity and specificity, and a threshold chosen on one half of the labels (whole
 * clusters, at random) and measured on the other: a threshold that looks best on the labels that chose it always looks
 * better than it is.
 *
 * @returns `undefined` with fewer than twenty failed or twenty passed labelled grades, or a single score.
 * @example
 * ```ts
 * const grades = Array.from({ length: 100 }, (_, index) => ({ score: index / 100, failed: index > 60, cluster: `${index}`, weight: 1 }));
 * chooseThreshold(grades)?.area; // 1
 * ```
 */
export function chooseThreshold(
  grades: readonly ScoredGrade[],
  options: ThresholdOptions = {},
): ThresholdChoice | undefined {
  const { criterion = 'corrected-rate', trials = 1000, seed = 1, level = 0.95 } = options;
  const failed = grades.filter((grade) => grade.failed);
  if (failed.length < 2 * fewestLabels || grades.length - failed.length < 2 * fewestLabels) return undefined;
  const thresholds = between(grades.map((grade) => grade.score));
  if (thresholds.length === 0) return undefined;
  const prevalence = weightOf(failed) / weightOf(grades);
  const at = (of: readonly ScoredGrade[], threshold: number): ThresholdPoint =>
    pointAt(of, threshold, { prevalence, trials, level });
  const [choosing, measuring] = halves(grades, seed);
  const best = thresholds
    .map((threshold) => at(choosing, threshold))
    .filter((point) => point.standardError !== null)
    .sort((left, right) =>
      criterion === 'youden'
        ? right.youden - left.youden
        : (left.standardError as number) - (right.standardError as number),
    )[0];
  return {
    criterion,
    prevalence,
    trials,
    curve: thresholds.map((threshold) => at(grades, threshold)),
    area: areaUnder(grades),
    chosen: best ?? null,
    measured: best === undefined ? null : at(measuring, best.threshold),
  };
}

function pointAt(
  grades: readonly ScoredGrade[],
  threshold: number,
  plan: { readonly prevalence: number; readonly trials: number; readonly level: number },
): ThresholdPoint {
  const sensitivity = weightedShare(
    grades.filter((grade) => grade.failed),
    (grade) => grade.score >= threshold,
    plan.level,
  );
  const specificity = weightedShare(
    grades.filter((grade) => !grade.failed),
    (grade) => grade.score < threshold,
    plan.level,
  );
  return {
    threshold,
    sensitivity,
    specificity,
    youden: (sensitivity.rate ?? 0) + (specificity.rate ?? 0) - 1,
    standardError: expectedError(sensitivity, specificity, plan),
  };
}

/** Rogan and Gladen's variance (1978), with a failure and a success added so that no share counts as proven perfect. */
function expectedError(
  sensitivity: MeasuredShare,
  specificity: MeasuredShare,
  { prevalence, trials }: { readonly prevalence: number; readonly trials: number },
): number | null {
  const padded = ({ rate, n }: MeasuredShare): number => ((rate ?? 0) * n + 1) / (n + 2);
  const [caught, cleared] = [padded(sensitivity), padded(specificity)];
  const youden = caught + cleared - 1;
  if (youden <= 0 || sensitivity.n === 0 || specificity.n === 0) return null;
  const flagged = prevalence * caught + (1 - prevalence) * (1 - cleared);
  const variance =
    (flagged * (1 - flagged)) / trials +
    (prevalence ** 2 * caught * (1 - caught)) / sensitivity.n +
    ((1 - prevalence) ** 2 * cleared * (1 - cleared)) / specificity.n;
  return Math.sqrt(variance) / youden;
}

/** A share by weight. Its interval is widened around it by how unequal the weights are (Kish's design effect). */
function weightedShare(
  grades: readonly ScoredGrade[],
  hits: (grade: ScoredGrade) => boolean,
  level: number,
): MeasuredShare {
  const plain = shareOf(grades, hits, level);
  const total = weightOf(grades);
  if (plain.rate === null || total === 0) return plain;
  const rate = weightOf(grades.filter(hits)) / total;
  const squares = grades.reduce((sum, grade) => sum + grade.weight ** 2, 0);
  const widen = Math.sqrt((squares * grades.length) / total ** 2);
  return {
    n: plain.n,
    rate,
    lower: Math.max(0, rate - (plain.rate - plain.lower) * widen),
    upper: Math.min(1, rate + (plain.upper - plain.rate) * widen),
  };
}

function weightOf(grades: readonly ScoredGrade[]): number {
  return grades.reduce((sum, grade) => sum + grade.weight, 0);
}

/** Midway between neighbouring scores, thinned out to a readable number. */
function between(scores: readonly number[]): number[] {
  const sorted = [...new Set(scores)].sort((left, right) => left - right);
  const middles = sorted.slice(1).map((score, index) => (score + (sorted[index] as number)) / 2);
  if (middles.length <= mostPoints) return middles;
  return Array.from(
    { length: mostPoints },
    (_, index) => middles[Math.floor(((index + 0.5) * middles.length) / mostPoints)] as number,
  );
}

function halves(grades: readonly ScoredGrade[], seed: number): readonly [ScoredGrade[], ScoredGrade[]] {
  const clusters = shuffle(seededRandom(`${seed}/threshold`), [...groupBy(grades, (grade) => grade.cluster).values()]);
  const half: [ScoredGrade[], ScoredGrade[]] = [[], []];
  clusters.forEach((cluster, index) => half[index % 2]?.push(...cluster));
  return half;
}

/** Mann and Whitney's statistic, by weight; equal scores count half. */
function areaUnder(grades: readonly ScoredGrade[]): number {
  const byScore = [...groupBy(grades, (grade) => grade.score)].sort(([left], [right]) => left - right);
  let passedBelow = 0;
  let won = 0;
  for (const [, group] of byScore) {
    const passed = weightOf(group.filter((grade) => !grade.failed));
    won += weightOf(group.filter((grade) => grade.failed)) * (passedBelow + passed / 2);
    passedBelow += passed;
  }
  return won / (passedBelow * weightOf(grades.filter((grade) => grade.failed)));
}
