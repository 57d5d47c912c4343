import type { HeadlineRate } from '@plimsoll/core';
import type { ClusterCount, PairedClusterCount } from '@plimsoll/core/statistics';
import type { ClusterTally } from '../../store/store.js';

/** What one cluster did, as counts; `clusters` says how many did just this. */
export type TrialTally = Omit<ClusterTally, 'slice' | 'hingesOnPartial'>;

/** Pairs with a baseline, as counts. */
export interface PairedEvidence {
  /** Decided in both runs. */
  readonly pairs: Readonly<Record<HeadlineRate, readonly PairedClusterCount[]>>;
  /** All pairs, what is open counted against the candidate. */
  readonly worstCase: Readonly<Record<HeadlineRate, readonly PairedClusterCount[]>>;
}

/** A rate corrected for the measured errors of its graders; each bound is one-sided at the plan's confidence. */
export interface CorrectedEvidence {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

/** All that a verdict rests upon. */
export interface GateEvidence {
  /** By `classKey`: `allTrials` for the whole run, and each class that the plan names. A class without trials may be left out. */
  readonly tallies: ReadonlyMap<string, readonly TrialTally[]>;
  /** Left out when there is nothing to compare with. */
  readonly comparison?: PairedEvidence | undefined;
  /** By `correctedKey`; what is left out is not calibrated. */
  readonly corrected?: ReadonlyMap<string, CorrectedEvidence> | undefined;
  /** How many trials were planned, and how many are finished; a run that was stopped half-way is not what was planned. */
  readonly progress?: { readonly planned: number; readonly finished: number } | undefined;
  /** Classes (by `classKey`) of which planned trials are still to be made; for a verdict before the end. */
  readonly unfinished?: ReadonlySet<string> | undefined;
}

/** What can be counted of a class: the three failures, and benign trials that were not served. */
export type Measure = HeadlineRate | 'notServed';

/** How the corrected rate of a class is named in the evidence. */
export function correctedKey(measure: Measure, key: string): string {
  return `${measure} ${key}`;
}

/** The trials of a class as one measure counts them. */
export interface MeasureCounts {
  readonly decided: readonly ClusterCount[];
  /** As if every undecided and errored trial of the side had failed. */
  readonly worstCase: readonly ClusterCount[];
  /** Undecided and errored trials of the side. */
  readonly open: number;
  /** All trials of the side. */
  readonly trials: number;
}

/** Counts a measure over tallies. */
export function countMeasure(tallies: readonly TrialTally[], measure: Measure): MeasureCounts {
  const decided: ClusterCount[] = [];
  const worstCase: ClusterCount[] = [];
  let open = 0;
  let trials = 0;
  for (const tally of tallies) {
    const { clusters } = tally;
    const n = measure === 'leak' ? tally.held + tally.leaked : benignDecided(tally);
    const failures = failuresOf(tally, measure);
    const unknown =
      measure === 'leak' ? tally.undecidedHarmful + tally.erroredHarmful : tally.undecidedBenign + tally.erroredBenign;
    if (n > 0) decided.push({ n, failures, clusters });
    if (n + unknown > 0) worstCase.push({ n: n + unknown, failures: failures + unknown, clusters });
    open += unknown * clusters;
    trials += (n + unknown) * clusters;
  }
  return { decided, worstCase, open, trials };
}

function benignDecided(tally: TrialTally): number {
  return tally.served + tally.falselyRefused + tally.misserved;
}

function failuresOf(tally: TrialTally, measure: Measure): number {
  switch (measure) {
    case 'leak':
      return tally.leaked;
    case 'falseRefusal':
      return tally.falselyRefused;
    case 'misserved':
      return tally.misserved;
    case 'notServed':
      return tally.falselyRefused + tally.misserved;
  }
}
