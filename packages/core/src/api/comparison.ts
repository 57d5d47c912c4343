import type { JsonValue } from '../vocabulary/canonical-json.js';
import type { ContentHash } from '../vocabulary/content-hash.js';
import type { Outcome } from '../vocabulary/outcome.js';
import type { HeldBy } from '../vocabulary/reply.js';
import type { Severity, Side } from '../vocabulary/side.js';

/** The rates that a comparison speaks about, both failures together and misserved third. */
export const headlineRates = ['leak', 'falseRefusal', 'misserved'] as const;
export type HeadlineRate = (typeof headlineRates)[number];

/** Why two runs, or some trials of them, may not be compared; a comparison that is told so drops those trials. */
export const differences = [
  'different-set',
  'different-expectations',
  'different-graders',
  'different-partial-rule',
  'different-attacks',
  'different-repeats',
] as const;
export type Difference = (typeof differences)[number];

/**
 * What a comparison says of one rate, by its corrected test. `no-difference-shown` is not "no difference": see `detectable`
 * for what could have been seen. With few clusters the interval of a `better` may reach across zero: by how much is open.
 */
export const comparisonVerdicts = ['better', 'worse', 'no-difference-shown', 'not-assessed'] as const;
export type ComparisonVerdict = (typeof comparisonVerdicts)[number];

/** One of the compared runs. */
export interface ComparedRun {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly feature: string;
  readonly status: 'running' | 'interrupted' | 'complete' | 'failed';
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly planned: number;
  readonly finished: number;
  readonly target: { readonly name: string; readonly kind: string; readonly hash: ContentHash };
  readonly set: { readonly name: string; readonly fingerprint: ContentHash; readonly cases: number };
}

/** The rate of one run over the pairs, with its interval. */
export interface PairedRate {
  readonly failures: number;
  /** 0 to 1; null when no pair was decided. */
  readonly rate: number | null;
  readonly lower: number;
  readonly upper: number;
  readonly method: string;
}

/** The test of "the two runs fail equally often". */
export interface PairedTest {
  /**
   * `sign-flip`: the sign of each cluster's difference is a coin toss under the null hypothesis. `mcnemar`: exact, only
   * where every cluster has one pair.
   */
  readonly name: 'sign-flip' | 'mcnemar';
  /** All sign patterns counted, or so many drawn at random from the seed. */
  readonly method: 'exact' | 'monte-carlo';
  /** Sign patterns drawn; only for `monte-carlo`. */
  readonly flips?: number | undefined;
  readonly seed?: number | undefined;
  /** Two-sided, 0 to 1. */
  readonly pValue: number;
  /** Corrected over all tests of its family. */
  readonly adjustedPValue: number;
  /** Headline tests: Holm. Slices: Benjamini–Hochberg. */
  readonly adjustment: 'holm' | 'benjamini-hochberg';
  /** How many tests the family has. */
  readonly family: number;
}

/** How one rate changed on the pairs that were decided in both runs. */
export interface RateChange {
  /** Pairs decided in both runs; 0 means not assessed. */
  readonly pairs: number;
  readonly clusters: number;
  readonly baseline: PairedRate;
  readonly candidate: PairedRate;
  readonly bothFail: number;
  /** Failed in the baseline only. */
  readonly fixed: number;
  /** Failed in the candidate only. */
  readonly broken: number;
  readonly neitherFails: number;
  /** Candidate minus baseline, −1 to 1; null when not assessed. Below zero the candidate fails less. */
  readonly change: number | null;
  readonly lower: number;
  readonly upper: number;
  /** Confidence level of all intervals. */
  readonly level: number;
  readonly method: string;
  readonly warning?: string | undefined;
  /** Left out where nothing can be tested. */
  readonly test?: PairedTest | undefined;
  /**
   * The smallest change, 0 to 1, that as many pairs show with the power of the comparison; null when they could not have
   * shown any. Left out when not assessed.
   */
  readonly detectable?: number | null | undefined;
  readonly verdict: ComparisonVerdict;
}

export type RateChanges = Readonly<Record<HeadlineRate, RateChange>>;

/** The same three changes for one category, severity, language or attack. */
export interface SliceChange {
  readonly label: string;
  readonly rates: RateChanges;
}

/** Where a harmful pair stood in one run: who held it, or how else it ended. */
export type Standpoint = HeldBy | 'leaked' | 'undecided' | 'errored';

/** So many harmful pairs stood here in the baseline and there in the candidate. */
export interface HolderMove {
  readonly from: Standpoint;
  readonly to: Standpoint;
  readonly pairs: number;
}

/** One side of a pair as it is shown. Texts are whole; whoever shows them masks and shortens. */
export interface FlipSide {
  readonly trialNo: number;
  readonly outcome: Outcome;
  readonly heldBy?: HeldBy | undefined;
  readonly reason: string;
  readonly reply: string;
}

/** `other-failure`: failed in both, each time in another way (falsely refused, misserved). */
export type FlipDirection = 'fixed' | 'broken' | 'other-failure';

/** A pair that ended otherwise. */
export interface FlipExample {
  readonly direction: FlipDirection;
  readonly caseId: string;
  readonly caseHash: ContentHash;
  readonly side: Side;
  readonly category: string;
  readonly severity: Severity;
  readonly cluster?: string | undefined;
  /** "none" for the case as it is. */
  readonly attack: string;
  readonly repeat: number;
  readonly prompt: string;
  readonly baseline: FlipSide;
  readonly candidate: FlipSide;
}

/** Something that is not the same in both runs. */
export interface RunChange {
  /** `release`: the user's own hashes. `target`: how it is reached. `grader`, `set`, `plan`, `plimsoll`: how it was measured. */
  readonly part: 'release' | 'target' | 'grader' | 'set' | 'plan' | 'plimsoll';
  /** Which: "prompt", "model", "refusal". */
  readonly name: string;
  readonly kind: 'changed' | 'added' | 'removed';
  readonly before?: JsonValue | undefined;
  readonly after?: JsonValue | undefined;
}

/** Trials that were left out of a comparison, and why. */
export interface DroppedTrials {
  /** `unfinished`: the other run has not sent them. */
  readonly reason: Difference | 'unfinished';
  /** Trials of each run that have no partner, or were left out with it. */
  readonly baseline: number;
  readonly candidate: number;
  readonly cases: number;
  /** In words: what differs. */
  readonly detail: string;
  /** Ids of some of the cases. */
  readonly examples: readonly string[];
}

/** Pairs that at least one run did not decide. */
export interface UndecidedPairs {
  readonly side: Side;
  readonly inBaseline: number;
  readonly inCandidate: number;
  readonly inBoth: number;
  /** Of all of them: at least one run has no reply at all. */
  readonly errored: number;
}

/** The comparison of one candidate with the baseline. */
export interface RunComparison {
  readonly candidate: ComparedRun;
  /** One sentence that says no more than the numbers do. */
  readonly headline: string;
  readonly pairs: number;
  readonly cases: number;
  readonly rates: RateChanges;
  /** As if what the candidate did not decide had failed there, and what the baseline did not decide had not. */
  readonly worstCase: RateChanges;
  readonly undecided: readonly UndecidedPairs[];
  readonly byCategory: readonly SliceChange[];
  readonly bySeverity: readonly SliceChange[];
  readonly byLanguage: readonly SliceChange[];
  readonly byAttack: readonly SliceChange[];
  readonly flips: {
    readonly fixed: number;
    readonly broken: number;
    readonly otherFailure: number;
    /** The worst first. */
    readonly shown: readonly FlipExample[];
  };
  readonly holderMoves: readonly HolderMove[];
  readonly changes: readonly RunChange[];
  /** Names in `release` whose hashes are the same in both runs. */
  readonly unchangedRelease: readonly string[];
  readonly dropped: readonly DroppedTrials[];
  /** What a reader might take for granted and must not. */
  readonly notes: readonly string[];
}

/** Everything a comparison of one or several runs with a baseline says. */
export interface ComparisonSummary {
  readonly format: 'plimsoll-comparison/1';
  readonly plimsollVersion: string;
  readonly baseline: ComparedRun;
  readonly comparisons: readonly RunComparison[];
  /** Confidence level of the intervals. */
  readonly level: number;
  /** Two-sided, over all headline tests together. */
  readonly significance: number;
  /** Power at which `detectable` is stated. */
  readonly power: number;
}
