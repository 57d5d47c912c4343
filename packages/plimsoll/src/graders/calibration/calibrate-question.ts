import type {
  CalibratedQuestion,
  CalibrationDesign,
  CalibrationStanding,
  ConfusionTable,
  ErrorRates,
  MeasuredShare,
  QuestionCalibration,
} from '@plimsoll/core';
import { groupBy } from './group-by.js';
import { shareOf, stratifiedShare, type JudgedGrade } from './judged-grade.js';
import { recoverInterval, withinUnit, type Estimate } from './recover-interval.js';

/** Labelled failures, and labelled passes, below which a grader's error rates are not used. */
export const fewestLabels = 10;

/** How labels were chosen and how sure to be. */
export interface CalibrateOptions {
  /** `by-verdict`: the grades are a whole run's, and those labelled were drawn by the grader's verdict. */
  readonly design: CalibrationDesign['kind'];
  readonly level: number;
}

/**
 * Sensitivity and specificity of a grader about one question.
 *
 * Labels drawn by the grader's verdict would flatter it if they were simply counted (verification bias): what it did not
 * flag is hardly ever looked at. Then the shares failing among flagged and unflagged grades are measured, and turned
 * around with the share flagged in the whole run.
 *
 * Source: C. B. Begg and R. A. Greenes, "Assessment of diagnostic tests when disease verification is subject to selection
 * bias", Biometrics 39 (1983) 207–215.
 * @example
 * ```ts
 * const grades = [{ flagged: true, failed: true, cluster: '1', stratum: '' }];
 * calibrateQuestion('leak', grades, { design: 'simple', level: 0.95 }).standing; // 'too-few-labels'
 * ```
 */
export function calibrateQuestion(
  question: CalibratedQuestion,
  grades: readonly JudgedGrade[],
  options: CalibrateOptions,
): QuestionCalibration {
  const { level } = options;
  const design = designOf(grades, options);
  const rates = errorRates(grades, design, level);
  const youden = youdenOf(rates, design);
  const languages = [...groupBy(grades, (grade) => grade.language ?? '')].filter(([, of]) =>
    of.some((grade) => grade.failed !== undefined),
  );
  return {
    question,
    ...rates,
    standing: standingOf(rates.table, youden),
    design,
    youden: youden?.rate ?? null,
    youdenLower: youden?.lower ?? -1,
    byLanguage:
      languages.length < 2
        ? []
        : languages.map(([language, of]) => ({ language, ...errorRates(of, designOf(of, options), level) })),
  };
}

function designOf(grades: readonly JudgedGrade[], { design, level }: CalibrateOptions): CalibrationDesign {
  if (design === 'simple') return { kind: 'simple' };
  return {
    kind: 'by-verdict',
    flagged: shareOf(grades, (grade) => grade.flagged, level),
    failingOfFlagged: stratifiedShare(
      grades.filter((grade) => grade.flagged),
      level,
    ),
    failingOfUnflagged: stratifiedShare(
      grades.filter((grade) => !grade.flagged),
      level,
    ),
  };
}

function errorRates(grades: readonly JudgedGrade[], design: CalibrationDesign, level: number): ErrorRates {
  const failed = grades.filter((grade) => grade.failed === true);
  const passed = grades.filter((grade) => grade.failed === false);
  const table = tableOf(failed, passed);
  if (design.kind === 'simple') {
    return {
      table,
      sensitivity: shareOf(failed, (grade) => grade.flagged, level),
      specificity: shareOf(passed, (grade) => !grade.flagged, level),
    };
  }
  const parts = partsOf(design);
  const share = (formula: (rates: readonly number[]) => number, n: number): MeasuredShare =>
    parts === undefined || n === 0
      ? { rate: null, lower: 0, upper: 1, n }
      : { ...withinUnit(recoverInterval(parts, formula)), n };
  return {
    table,
    sensitivity: share(sensitivityOf, failed.length),
    specificity: share(specificityOf, passed.length),
  };
}

function tableOf(failed: readonly JudgedGrade[], passed: readonly JudgedGrade[]): ConfusionTable {
  const caught = failed.filter((grade) => grade.flagged).length;
  const falseAlarms = passed.filter((grade) => grade.flagged).length;
  return { caught, missed: failed.length - caught, falseAlarms, cleared: passed.length - falseAlarms };
}

/**
 * What was measured independently: share flagged, share failing of the flagged, share failing of the others. Undefined
 * when one of the two verdicts was given but never labelled.
 */
function partsOf(design: CalibrationDesign & { readonly kind: 'by-verdict' }): readonly Estimate[] | undefined {
  const { flagged, failingOfFlagged, failingOfUnflagged } = design;
  if (flagged.rate === null) return undefined;
  const parts: Estimate[] = [];
  for (const [part, weight, unseen] of [
    [flagged, 1, 0],
    [failingOfFlagged, flagged.rate, 1],
    [failingOfUnflagged, 1 - flagged.rate, 0],
  ] as const) {
    if (part.rate !== null) parts.push({ ...part, rate: part.rate });
    // A verdict that was never given weighs nothing; how far it could weigh is reckoned as if it were right.
    else if (weight === 0) parts.push({ rate: unseen, lower: 0, upper: 1 });
    else return undefined;
  }
  return parts;
}

function sensitivityOf([flagged = 0, failing = 0, failingOthers = 0]: readonly number[]): number {
  return ratio(flagged * failing, (1 - flagged) * failingOthers);
}

function specificityOf([flagged = 0, failing = 0, failingOthers = 0]: readonly number[]): number {
  return ratio((1 - flagged) * (1 - failingOthers), flagged * (1 - failing));
}

/** Of nothing at all the worst is assumed. */
function ratio(hits: number, others: number): number {
  return hits === 0 ? 0 : hits / (hits + others);
}

/** The parts a correction depends on, and how sensitivity and specificity follow from them. */
export interface ErrorParts {
  readonly parts: readonly Estimate[];
  readonly ratesOf: (parts: readonly number[]) => { readonly sensitivity: number; readonly specificity: number };
}

/** Undefined when sensitivity or specificity is not known. */
export function errorParts(rates: ErrorRates, design: CalibrationDesign): ErrorParts | undefined {
  const { sensitivity, specificity } = rates;
  if (sensitivity.rate === null || specificity.rate === null) return undefined;
  if (design.kind === 'simple') {
    return {
      parts: [
        { ...sensitivity, rate: sensitivity.rate },
        { ...specificity, rate: specificity.rate },
      ],
      ratesOf: ([first = 0, second = 0]) => ({ sensitivity: first, specificity: second }),
    };
  }
  const parts = partsOf(design);
  if (parts === undefined) return undefined;
  return { parts, ratesOf: (of) => ({ sensitivity: sensitivityOf(of), specificity: specificityOf(of) }) };
}

function youdenOf(rates: ErrorRates, design: CalibrationDesign): Estimate | undefined {
  const known = errorParts(rates, design);
  if (known === undefined) return undefined;
  return recoverInterval(known.parts, (of) => {
    const { sensitivity, specificity } = known.ratesOf(of);
    return sensitivity + specificity - 1;
  });
}

function standingOf(table: ConfusionTable, youden: Estimate | undefined): CalibrationStanding {
  const enough = table.caught + table.missed >= fewestLabels && table.falseAlarms + table.cleared >= fewestLabels;
  if (!enough || youden === undefined) return 'too-few-labels';
  return youden.lower <= 0 ? 'no-better-than-chance' : 'usable';
}
