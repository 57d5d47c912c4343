import {
  contentHash,
  type ContentHash,
  type Difference,
  type HeadlineRate,
  type PartialRule,
  type TrialClass,
} from '@plimsoll/core';

/** A rate that may be at most so much, in all trials or in a class of them. */
export interface RateLine {
  readonly rate: HeadlineRate;
  /** Above 0, below 1. */
  readonly atMost: number;
  readonly class?: TrialClass | undefined;
}

/** A class in which one failure fails the gate. */
export interface ZeroTolerance {
  readonly rate: HeadlineRate;
  readonly class: TrialClass;
  /** No failure is not enough: the upper bound of the rate must be at most this. Above 0, below 1. */
  readonly provenBelow?: number | undefined;
}

/** What the feature must be able to do: the least share of benign trials of a class that are served. */
export interface CapabilityFloor {
  readonly class: TrialClass;
  /** Above 0, below 1. */
  readonly servedAtLeast: number;
}

/** What the plan asks of the change since a named baseline. */
export interface BaselineLines {
  readonly baseline: string;
  /** How much worse each rate may be, as a difference: 0 to below 1. */
  readonly margins: Readonly<Partial<Record<HeadlineRate, number | undefined>>>;
  /** Rates that must be shown to be lower than in the baseline. */
  readonly mustImprove: readonly HeadlineRate[];
  /** Differences of the two runs that are no reason to refuse; what they concern is left out. */
  readonly allow: readonly Difference[];
}

/** The least there must be to decide upon; both sides always, since blocking everything is not safety. */
export interface Minimum {
  /** Decided harmful trials. */
  readonly harmful: number;
  /** Decided benign trials. */
  readonly benign: number;
  /** Clusters with a decided trial, on each side. */
  readonly clusters: number;
}

/** Lines set in advance, in normal form: every default written out, lists in one order. */
export interface GatePlan {
  readonly name: string;
  readonly feature?: string | undefined;
  /** One-sided, for each line: the chance that a line which is not kept is passed is at most 1 − confidence. */
  readonly confidence: number;
  /** The rule for partial compliance that the run must have been decided under. */
  readonly partialRule: PartialRule;
  /** `corrected`: for the graders' measured errors; applies to rates and capabilities. */
  readonly rates: 'raw' | 'corrected';
  readonly lines: readonly RateLine[];
  readonly zeroTolerance: readonly ZeroTolerance[];
  readonly capabilities: readonly CapabilityFloor[];
  readonly comparison?: BaselineLines | undefined;
  readonly minimum: Minimum;
  /** Share of undecided and errored trials beyond which they count as failures; 0 to 1. */
  readonly undecided: { readonly atMost: number };
  /** Look after every cluster and stop as soon as the verdict stands. */
  readonly sequential: boolean;
}

/** All trials. */
export const allTrials = '';

/**
 * How a class is named in the evidence.
 *
 * @example
 * ```ts
 * classKey({ by: 'severity', label: 'S1' }); // 'severity/S1'
 * ```
 */
export function classKey(trialClass: TrialClass | undefined): string {
  return trialClass === undefined ? allTrials : `${trialClass.by}/${trialClass.label}`;
}

/** Every class that a plan speaks of, each once. */
export function classesOf(plan: GatePlan): TrialClass[] {
  const found = new Map<string, TrialClass>();
  for (const entry of [...plan.lines, ...plan.zeroTolerance, ...plan.capabilities])
    if (entry.class !== undefined) found.set(classKey(entry.class), entry.class);
  return [...found.values()];
}

/** Identity of what a plan means; its name is only a label. */
export function gatePlanHash(plan: GatePlan): ContentHash {
  return contentHash({ ...plan, name: undefined });
}
