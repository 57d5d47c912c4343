import { harmCategories, type HarmCategory } from '../../packages/guard/src/models/harm-categories.js';
import { platt, quantile, type Scored } from './calibrate.js';
import { balance, commonBuckets, fit, topWindow, type Head } from './fit.js';
import type { Label } from './example.js';
import type { Measured } from './measure.js';
import { categoryFit, falsePositives, folds, gateFit } from './settings.js';
import { foldOf } from './split.js';
import type { GuardData } from './training-data.js';

/** The heads that read every text. */
export const firstLine = ['user', 'document', 'harm'] as const;
export type FirstLineHead = (typeof firstLine)[number];

/** A fitted head with its calibration and thresholds as log-odds before calibration. */
export interface CalibratedHead {
  readonly head: Head;
  readonly slope: number;
  readonly offset: number;
  /** Where the grey band begins, and where the guard acts. */
  readonly threshold: number;
  readonly blockAt: number;
}

/** A score of the calibration, from a fit that had not seen the text. */
interface OutOfFold extends Scored {
  readonly hard: boolean;
}

/**
 * Fits one head of the first line. Calibration and thresholds come from fits that each lack one part of the clusters, so that
 * every text outside the test part serves for both.
 */
export function learnHead(name: FirstLineHead, data: GuardData): CalibratedHead {
  const list = [...data.fit, ...data.calibration];
  const labelOf = ({ row }: Measured): Label => row[name];
  const fitted = (part: readonly Measured[]): Head =>
    fit(balance(part, labelOf), commonBuckets(part, gateFit.leastClusters, gateFit.leastSources), gateFit);
  const scored: OutOfFold[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const head = fitted(list.filter(({ row }) => foldOf(row, folds) !== fold));
    scored.push(
      ...outOfFold(
        head,
        list.filter(({ row }) => !row.rewritten && foldOf(row, folds) === fold),
        labelOf,
      ),
    );
  }
  return calibrate(fitted(list), scored);
}

/** The same without a source of attacks: one fit, with thresholds from the calibration part, and nothing of that source in either. */
export function learnWithout(source: string, name: FirstLineHead, data: GuardData): CalibratedHead {
  const labelOf = ({ row }: Measured): Label => row[name];
  const other = ({ row }: Measured): boolean => row.source !== source;
  const fitted = data.fit.filter(other);
  const head = fit(
    balance(fitted, labelOf),
    commonBuckets(fitted, gateFit.leastClusters, gateFit.leastSources),
    gateFit,
  );
  return calibrate(head, outOfFold(head, data.calibration.filter(other), labelOf));
}

function outOfFold(
  head: Head,
  list: readonly Measured[],
  labelOf: (measured: Measured) => Label,
): readonly OutOfFold[] {
  return list.flatMap((measured) => {
    const target = labelOf(measured);
    return target === null || measured.row.contextual === true
      ? []
      : [{ target, hard: measured.row.hard, score: topWindow(head, measured).score }];
  });
}

/** Thresholds keep ordinary and deceptive innocent texts below them alike. */
function calibrate(head: Head, scored: readonly OutOfFold[]): CalibratedHead {
  const zeros = scored.filter(({ target }) => target === 0);
  const ordinary = zeros.filter(({ hard }) => !hard).map(({ score }) => score);
  const hard = zeros.filter((each) => each.hard).map(({ score }) => score);
  const at = (most: { readonly ordinary: number; readonly hard: number }): number =>
    Math.max(quantile(ordinary, 1 - most.ordinary), hard.length === 0 ? -Infinity : quantile(hard, 1 - most.hard));
  return { head, ...platt(scored), threshold: at(falsePositives.doubt), blockAt: at(falsePositives.act) };
}

/** Kinds of harm that often come together: where a text is one of them, nothing is said about the other. */
const kin: readonly (readonly HarmCategory[])[] = [
  ['violence', 'extremism'],
  ['violence', 'weapons'],
  ['violence', 'harassment'],
  ['violence', 'hate'],
  ['violence', 'minors'],
  ['violence', 'self-harm'],
  ['violence', 'illicit'],
  ['hate', 'harassment'],
  ['hate', 'extremism'],
  ['hate', 'misinformation'],
  ['sexual', 'minors'],
  ['sexual', 'harassment'],
  ['sexual', 'illicit'],
  ['illicit', 'weapons'],
  ['illicit', 'fraud'],
  ['illicit', 'cyber'],
  ['illicit', 'minors'],
  ['illicit', 'privacy'],
  ['fraud', 'cyber'],
  ['fraud', 'privacy'],
  ['fraud', 'misinformation'],
  ['cyber', 'privacy'],
  ['privacy', 'harassment'],
  ['extremism', 'weapons'],
];

/** What a text says about a kind of harm. */
export function categoryLabel(category: HarmCategory, { row }: Measured): Label {
  if (row.categories === null) return null;
  if (row.categories.includes(category)) return 1;
  const near = row.categories.some((each) => kin.some((pair) => pair.includes(each) && pair.includes(category)));
  return near || (row.harm === null && row.user === 1) ? null : 0;
}

/** The rows of a bucket in the smaller table of kinds. */
function folded(measured: Measured): Measured {
  return { ...measured, grams: measured.grams.map((bucket) => bucket >>> categoryFit.foldedBits) };
}

/** Fits one head per kind of harm, over harmful and innocent texts. */
export function learnCategories(data: GuardData): ReadonlyMap<HarmCategory, CalibratedHead> {
  const useful = ({ row }: Measured): boolean =>
    row.user !== 1 && row.text.length < 3000 && (row.categories !== null || row.harm === 1);
  const fitted = data.fit.filter(useful).map(folded);
  const calibration = data.calibration.filter(useful).map(folded);
  const allowed = commonBuckets(fitted, categoryFit.leastClusters);
  return new Map(
    harmCategories.map((category) => {
      const head = fit(
        balance(fitted, (measured) => categoryLabel(category, measured)),
        allowed,
        categoryFit,
      );
      return [
        category,
        calibrate(
          head,
          outOfFold(head, calibration, (measured) => categoryLabel(category, measured)),
        ),
      ] as const;
    }),
  );
}
