import type {
  ComparedRun,
  ComparisonSummary,
  Difference,
  RateChanges,
  RunComparison,
  SliceChange,
  UndecidedPairs,
} from '@plimsoll/core';
import type { Corrections } from '../../runs/corrected-rates.js';
import type { CaseLabels, RunRecord, Store } from '../../store/store.js';
import { plimsollVersion } from '../../version.js';
import { comparisonNotes } from './comparison-notes.js';
import { correctedNotes, correctionsOf } from './corrected-notes.js';
import { flipExamples } from './flip-examples.js';
import { headlineOf } from './headline.js';
import { judgeChanges } from './judge-changes.js';
import { pairSides } from './pair-runs.js';
import type { PairedRuns, PairSlice } from './paired-runs.js';
import { defaultLevels, type ComparisonLevels } from './rate-change.js';
import { readRunSide, type LabelCache } from './run-side.js';
import { runChanges } from './run-changes.js';

/** What of the runs is compared, and how much of it is shown. */
export interface CompareOptions extends Partial<ComparisonLevels> {
  /** Differences that are no reason to refuse: what they concern is dropped, and said. */
  readonly allow?: readonly Difference[] | undefined;
  /** Takes only these cases. */
  readonly only?: ((labels: CaseLabels) => boolean) | undefined;
  /** How many flips of each direction are shown with their texts; 10 when absent. */
  readonly flips?: number | undefined;
}

/**
 * Compares runs with a baseline, pair by pair: what changed, by how much, how sure that is, and who flipped. The headline
 * tests of all candidates are corrected together.
 *
 * @throws PlimsollError `not-comparable`, see {@link pairRuns}.
 * @example
 * ```ts
 * const { store, baseline, candidate } = comparedRuns;
 * const { comparisons } = await compareRuns(store, baseline, [candidate]);
 * comparisons[0].rates.leak.verdict; // 'no-difference-shown'
 * ```
 */
export async function compareRuns(
  store: Store,
  baseline: RunRecord,
  candidates: readonly RunRecord[],
  options: CompareOptions = {},
): Promise<ComparisonSummary> {
  const levels: ComparisonLevels = { ...defaultLevels, ...options };
  const cache: LabelCache = new Map();
  const ours = await readRunSide(store, baseline, cache);
  const paired: PairedRuns[] = [];
  for (const candidate of candidates) paired.push(pairSides(ours, await readRunSide(store, candidate, cache), options));
  const headline = judgeChanges(
    paired.map(({ pairs }) => pairs),
    'holm',
    levels,
  );
  const worstCase = judgeChanges(
    paired.map((pairs) => pairs.worstCase),
    'holm',
    levels,
  );
  const corrections = await correctionsOf(store, baseline, levels.level);
  const comparisons: RunComparison[] = [];
  for (const [index, pairs] of paired.entries()) {
    const rates = { changes: headline[index] as RateChanges, worstCase: worstCase[index] as RateChanges, corrections };
    comparisons.push(await comparisonOf(store, pairs, rates, levels, options.flips ?? 10));
  }
  return {
    format: 'plimsoll-comparison/1',
    plimsollVersion,
    baseline: await comparedRun(store, baseline),
    comparisons,
    level: levels.level,
    significance: levels.significance,
    power: levels.power,
  };
}

/** What is said of one candidate's rates, and of the baseline's corrected ones. */
interface JudgedRates {
  readonly changes: RateChanges;
  readonly worstCase: RateChanges;
  readonly corrections: Corrections | undefined;
}

async function comparisonOf(
  store: Store,
  pairs: PairedRuns,
  { changes: rates, worstCase, corrections }: JudgedRates,
  levels: ComparisonLevels,
  flips: number,
): Promise<RunComparison> {
  const { changes, unchangedRelease } = runChanges(pairs.baseline, pairs.candidate);
  const corrected = correctedNotes(corrections, await correctionsOf(store, pairs.candidate, levels.level));
  const count = (direction: string): number => pairs.flips.filter((flip) => flip.direction === direction).length;
  return {
    candidate: await comparedRun(store, pairs.candidate),
    headline: headlineOf(rates),
    pairs: pairs.trials,
    cases: pairs.cases,
    rates,
    worstCase,
    undecided: openPairs(pairs),
    byCategory: slices(pairs, 'category', levels),
    bySeverity: slices(pairs, 'severity', levels),
    byLanguage: slices(pairs, 'language', levels),
    byAttack: pairs.baseline.manifest.attacks.length > 1 ? slices(pairs, 'attack', levels) : [],
    flips: {
      fixed: count('fixed'),
      broken: count('broken'),
      otherFailure: count('other-failure'),
      shown: await flipExamples(store, pairs, flips),
    },
    holderMoves: pairs.holderMoves,
    changes,
    unchangedRelease,
    dropped: pairs.dropped,
    notes: comparisonNotes(pairs, rates, changes, corrected),
  };
}

function slices(pairs: PairedRuns, by: PairSlice, levels: ComparisonLevels): SliceChange[] {
  const found = pairs.slice(by);
  const groups = by === 'severity' ? new Map([...found].sort(([one], [other]) => one.localeCompare(other))) : found;
  const rates = judgeChanges([...groups.values()], 'benjamini-hochberg', levels);
  return [...groups.keys()].map((label, index) => ({ label, rates: rates[index] as RateChanges }));
}

function openPairs({ open }: PairedRuns): UndecidedPairs[] {
  return (['harmful', 'benign'] as const).map((side) => ({ side, ...open[side] }));
}

/** A run as comparisons and gates name it. */
export async function comparedRun(store: Store, run: RunRecord): Promise<ComparedRun> {
  const { manifest } = run;
  const set = await store.sets.get(run.setNo);
  return {
    id: run.id,
    name: run.name,
    project: run.project,
    feature: run.feature,
    status: run.status,
    startedAt: run.startedAt,
    planned: manifest.planned,
    finished: run.finished,
    target: { name: manifest.target.name, kind: manifest.target.identity.kind, hash: manifest.target.hash },
    set: { name: set?.name ?? 'deleted set', fingerprint: manifest.setFingerprint, cases: set?.cases ?? 0 },
  };
}
