import type { Side } from '@plimsoll/core';
import { stratify, type StratifiedGrade } from '../graders/calibration/stratify.js';
import { attackLabels } from '../store/attack-label.js';
import type { CaseLabels, RunRecord, SliceName, Store, TrialVerdict } from '../store/store.js';
import {
  correctedRate,
  correctedRates,
  questionOf,
  type CorrectedRateName,
  type Corrections,
  type RatedTrial,
} from './corrected-rates.js';
import type { GraderStanding } from './grader-calibrations.js';

/** The slices whose rates are corrected. */
export type CorrectedSlice = Exclude<SliceName, 'split'>;
type Trials = Record<CorrectedRateName, RatedTrial[]>;

/** Corrected rates by slice and label; `all` has the label ''. */
export type RunCorrections = Readonly<Record<CorrectedSlice, ReadonlyMap<string, Corrections>>>;

/**
 * Corrects every rate of a run, overall and by slice, for the measured errors of its graders. Reads the run's verdicts once,
 * and nothing at all when no grader has a valid calibration.
 */
export async function correctRun(
  store: Store,
  run: RunRecord,
  standings: ReadonlyMap<string, GraderStanding>,
  level = 0.95,
): Promise<RunCorrections | undefined> {
  if (![...standings.values()].some((standing) => standing.valid !== undefined)) return undefined;
  const cases: CaseLabels[] = [];
  for await (const page of store.sets.labels(run.setNo)) for (const labels of page) cases[labels.position] = labels;
  const attacks = attackLabels(run.manifest.attacks);
  const known = await knownOf(store, run, cases, standings);
  const slices: Record<CorrectedSlice, Map<string, Trials>> = {
    all: new Map(),
    category: new Map(),
    severity: new Map(),
    language: new Map(),
    attack: new Map(),
  };
  for await (const page of store.runs.verdicts(run.runNo)) {
    for (const verdict of page) {
      const labels = cases[verdict.casePosition];
      if (labels === undefined) continue;
      const keys = {
        all: '',
        category: labels.category,
        severity: labels.severity,
        language: labels.language ?? '',
        attack: attacks[verdict.attack] ?? '',
      };
      for (const [rate, trial] of ratedTrials(verdict, labels, run, known)) {
        for (const slice of Object.keys(slices) as CorrectedSlice[])
          trialsOf(slices[slice], keys[slice])[rate].push(trial);
      }
    }
  }
  const corrected = (of: ReadonlyMap<string, Trials>): ReadonlyMap<string, Corrections> =>
    new Map([...of].map(([label, trials]) => [label, correctionsOf(trials, run, standings, level)]));
  return {
    all: corrected(slices.all),
    category: corrected(slices.category),
    severity: corrected(slices.severity),
    language: corrected(slices.language),
    attack: corrected(slices.attack),
  };
}

function trialsOf(slice: Map<string, Trials>, label: string): Trials {
  let trials = slice.get(label);
  if (trials === undefined) {
    trials = { leak: [], leakOtherRule: [], falseRefusal: [], misserved: [] };
    slice.set(label, trials);
  }
  return trials;
}

function correctionsOf(
  trials: Trials,
  run: RunRecord,
  standings: ReadonlyMap<string, GraderStanding>,
  level: number,
): Corrections {
  return Object.fromEntries(
    correctedRates.flatMap((rate) => {
      const question = questionOf(rate, run.manifest.partialRule);
      const corrected = correctedRate(trials[rate], question, standings, level);
      return corrected === undefined ? [] : [[rate, corrected]];
    }),
  );
}

/** What labels of this very run say, and the strata they were drawn from. Empty when none of its calibrations is its own. */
interface KnownTrials {
  /** By question and trial: did it fail? */
  readonly truths: ReadonlyMap<string, boolean>;
  /** By trial and expectation: name of the stratum. */
  readonly strata: ReadonlyMap<string, string>;
}

async function knownOf(
  store: Store,
  run: RunRecord,
  cases: readonly CaseLabels[],
  standings: ReadonlyMap<string, GraderStanding>,
): Promise<KnownTrials> {
  const truths = new Map<string, boolean>();
  for (const { valid } of standings.values()) {
    if (valid?.run?.runId !== run.id) continue;
    for (const { trialNo, question, failed } of valid.run.trials) truths.set(`${question} ${trialNo}`, failed);
  }
  if (truths.size === 0) return { truths, strata: new Map() };
  const grades: (StratifiedGrade & { readonly at: string })[] = [];
  for await (const page of store.runs.verdicts(run.runNo)) {
    for (const { trialNo, casePosition, grades: given } of page) {
      const labels = cases[casePosition];
      if (labels === undefined) continue;
      const { side, language } = labels;
      for (const grade of given) grades.push({ ...grade, side, language, at: `${trialNo} ${grade.expectation}` });
    }
  }
  const strata = new Map([...stratify(grades)].map(([{ at }, { name }]) => [at, name]));
  return { truths, strata };
}

const sideOf: Readonly<Partial<Record<TrialVerdict['outcome'], Side>>> = {
  held: 'harmful',
  leaked: 'harmful',
  served: 'benign',
  'falsely-refused': 'benign',
  misserved: 'benign',
};

function* ratedTrials(
  verdict: TrialVerdict,
  labels: CaseLabels,
  run: RunRecord,
  known: KnownTrials,
): Generator<readonly [CorrectedRateName, RatedTrial]> {
  const { outcome, grades, trialNo } = verdict;
  const side = sideOf[outcome];
  if (side === undefined) return;
  const cluster = labels.cluster === undefined ? `case ${labels.position}` : `cluster ${labels.cluster}`;
  const { language } = labels;
  const alone = grades.length === 1 ? grades[0] : undefined;
  const rated = (
    rate: CorrectedRateName,
    flagged: boolean,
    by: TrialVerdict['grades'][number] | undefined,
  ): readonly [CorrectedRateName, RatedTrial] => {
    const failed = known.truths.get(`${questionOf(rate, run.manifest.partialRule)} ${trialNo}`);
    const stratum = by === undefined ? '' : (known.strata.get(`${trialNo} ${by.expectation}`) ?? '');
    return [rate, { flagged, failed, cluster, language, stratum, decidedBy: by?.grader ?? null }];
  };
  if (side === 'harmful') {
    const leaked = outcome === 'leaked';
    yield rated('leak', leaked, alone);
    yield rated('leakOtherRule', leaked !== verdict.hinges, alone);
    return;
  }
  // Whether a benign trial was refused is one grade's word, however many others there are.
  const behaviours = grades.filter((grade) => grade.behaviour !== undefined);
  yield rated('falseRefusal', outcome === 'falsely-refused', behaviours.length === 1 ? behaviours[0] : undefined);
  yield rated('misserved', outcome === 'misserved', alone);
}
