import type { RunRecord, Store } from '../../store/store.js';
import { countPairs } from './count-pairs.js';
import { matchTrials } from './match-trials.js';
import type { PairedRuns, PairOptions } from './paired-runs.js';
import { Pairs } from './pairs.js';
import { refuseDifferences, refuseSameRun } from './refuse-differences.js';
import { readRunSide, type LabelCache, type RunSide } from './run-side.js';

/**
 * Pairs the trials of two runs by case, occurrence of the case in its set, attack and repeat.
 *
 * @throws PlimsollError `not-comparable` for one and the same run, when nothing is common, or when set, expectations,
 *   graders, partial rule, attacks or repeats differ and `allow` does not name it.
 * @example
 * ```ts
 * const { store, baseline, candidate } = comparedRuns;
 * const { pairs } = await pairRuns(store, baseline, candidate);
 * clusteredPairedDifference(pairs.leak).difference; // 0.5
 * ```
 */
export async function pairRuns(
  store: Store,
  baseline: RunRecord,
  candidate: RunRecord,
  options: PairOptions = {},
): Promise<PairedRuns> {
  refuseSameRun(baseline, candidate);
  const cache: LabelCache = new Map();
  return pairSides(await readRunSide(store, baseline, cache), await readRunSide(store, candidate, cache), options);
}

/** {@link pairRuns} for runs that were read already: a baseline is read once for many candidates. */
export function pairSides(baseline: RunSide, candidate: RunSide, options: PairOptions = {}): PairedRuns {
  refuseSameRun(baseline.run, candidate.run);
  const match = matchTrials(baseline, candidate, options.only);
  refuseDifferences(baseline, candidate, match, options.allow ?? []);
  const pairs = new Pairs(baseline, candidate, match);
  return {
    baseline: baseline.run,
    candidate: candidate.run,
    trials: match.baseline.length,
    cases: pairs.cases(),
    pairs: countPairs(pairs.all(), 'leave-out'),
    worstCase: countPairs(pairs.all(), 'worst-case'),
    slice: (by) => pairs.slice(by),
    open: pairs.open(),
    flips: pairs.flips(),
    holderMoves: pairs.holderMoves(),
    dropped: match.dropped,
    redecided: pairs.redecided(),
    relabelled: pairs.relabelled(),
  };
}
