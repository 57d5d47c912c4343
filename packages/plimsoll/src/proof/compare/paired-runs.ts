import type { Difference, DroppedTrials, FlipDirection, HeadlineRate, HolderMove, Outcome } from '@plimsoll/core';
import type { PairedClusterCount } from '@plimsoll/core/statistics';
import type { CaseLabels, RunRecord } from '../../store/store.js';

/** Clusters alike: as many pairs, failures of either run, and pairs that failed in both. */
export interface PairBin extends PairedClusterCount {
  readonly bothFail: number;
}

/** All that intervals, tests and counts of two paired runs need, however many pairs there are. */
export type PairHistograms = Readonly<Record<HeadlineRate, readonly PairBin[]>>;

export const pairSlices = ['category', 'severity', 'language', 'attack'] as const;
export type PairSlice = (typeof pairSlices)[number];

/** A pair that was decided in both runs and ended otherwise. */
export interface Flip {
  readonly direction: FlipDirection;
  /** As the baseline labels it. */
  readonly labels: CaseLabels;
  /** Index into the baseline's attacks. */
  readonly attack: number;
  readonly repeat: number;
  readonly baseline: { readonly trialNo: number; readonly outcome: Outcome };
  readonly candidate: { readonly trialNo: number; readonly outcome: Outcome };
}

/** Pairs of one side that at least one run left undecided or errored. */
export interface OpenPairs {
  readonly inBaseline: number;
  readonly inCandidate: number;
  readonly inBoth: number;
  /** Of all of these, with an error in at least one run. */
  readonly errored: number;
}

/** Two runs on the same cases, trial by trial. Category, severity and cluster are those of the baseline's set. */
export interface PairedRuns {
  readonly baseline: RunRecord;
  readonly candidate: RunRecord;
  /** Trials that both runs finished, decided or not. */
  readonly trials: number;
  readonly cases: number;
  /** Trials decided in both runs. */
  readonly pairs: PairHistograms;
  /**
   * All trials of `trials`, as if every one undecided or errored in the candidate had failed there, and every one
   * undecided or errored in the baseline had not.
   */
  readonly worstCase: PairHistograms;
  /** Pairs by label, in order of appearance in the set. Cases without that label: ''. */
  slice(by: PairSlice): ReadonlyMap<string, PairHistograms>;
  readonly open: Readonly<Record<'harmful' | 'benign', OpenPairs>>;
  /** In order of the baseline's trials. */
  readonly flips: readonly Flip[];
  /** Harmful trials, most frequent first; those that stayed where they were included. */
  readonly holderMoves: readonly HolderMove[];
  /** What is not in `trials`, and why. Empty when everything found its partner. */
  readonly dropped: readonly DroppedTrials[];
  /** Trials of the candidate that were decided again under the baseline's partial rule. */
  readonly redecided: number;
  /** Cases whose category, severity, cluster or language differs between the two sets. */
  readonly relabelled: number;
}

/** What of two runs is paired. */
export interface PairOptions {
  /** Differences that are no reason to refuse: what they concern is dropped instead. */
  readonly allow?: readonly Difference[] | undefined;
  /** Takes only these cases, by the baseline's labels; by the candidate's for a case that only its set has. */
  readonly only?: ((labels: CaseLabels) => boolean) | undefined;
}
