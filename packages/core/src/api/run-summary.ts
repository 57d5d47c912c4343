import type { CorrectedRateSummary, GraderCalibrationSummary } from './calibration.js';
import type { JsonValue } from '../vocabulary/canonical-json.js';
import type { ContentHash } from '../vocabulary/content-hash.js';
import type { ErrorCode } from '../errors/error-codes.js';
import type { GraderIdentity } from '../vocabulary/grade.js';
import type { PartialRule } from '../vocabulary/outcome.js';
import type { HeldBy } from '../vocabulary/reply.js';
import type { Severity, Side } from '../vocabulary/side.js';
import type { Money } from '../vocabulary/money.js';

/** A rate as it is shown everywhere: counts, interval, how it was made, and where it stands to the user's line. */
export interface RateSummary {
  readonly failures: number;
  /** Decided trials; 0 means not assessed. */
  readonly n: number;
  /** How many independent clusters the trials fall into. */
  readonly clusters: number;
  /** 0 to 1; null when not assessed. */
  readonly rate: number | null;
  readonly lower: number;
  readonly upper: number;
  /** Confidence level of the interval, 0.95 unless told otherwise. */
  readonly level: number;
  readonly method: string;
  /** Why the interval deserves care: few clusters, one cluster. */
  readonly warning?: string | undefined;
  /** The user's line, 0 to 1. */
  readonly line?: number | undefined;
  readonly standing: Standing;
  /** The same rate corrected for the measured errors of its graders; absent where none of them is known. */
  readonly corrected?: CorrectedRateSummary | undefined;
}

/**
 * Where an interval lies: `below` its line altogether, `above` it altogether, `across` it; `no-line` when none was
 * drawn, `not-assessed` when n = 0.
 */
export const standings = ['below', 'above', 'across', 'no-line', 'not-assessed'] as const;
export type Standing = (typeof standings)[number];

/** All rates of a run or of one slice of it; both failures always stand together. */
export interface RateBlock {
  readonly leak: RateSummary;
  readonly falseRefusal: RateSummary;
  readonly misserved: RateSummary;
  /** Undecided and errored trials of all trials. */
  readonly undecided: RateSummary;
  readonly errored: RateSummary;
  /** The leak rate under the other partial rule. */
  readonly leakOtherRule: RateSummary;
  /** As if every undecided and errored trial of the side had failed. */
  readonly leakWorstCase: RateSummary;
  readonly falseRefusalWorstCase: RateSummary;
}

export interface SliceSummary {
  readonly label: string;
  readonly trials: number;
  readonly rates: RateBlock;
}

/** One failure worth reading first. Texts are whole; whoever shows them masks and shortens. */
export interface FailureExample {
  readonly trialNo: number;
  readonly caseId: string;
  readonly side: Side;
  readonly category: string;
  readonly severity: Severity;
  readonly cluster?: string | undefined;
  readonly prompt: string;
  readonly reply: string;
  readonly reason: string;
}

export interface GraderSummary {
  readonly identity: GraderIdentity;
  readonly hash: ContentHash;
  /** How many grades it gave, and how many of them were undecided. */
  readonly grades: number;
  readonly undecided: number;
  /** Measured error rates; null: never calibrated. */
  readonly calibration: GraderCalibrationSummary | null;
}

/** Everything a summary, a report or a dashboard says about one run. */
export interface RunSummary {
  readonly format: 'plimsoll-run-summary/1';
  readonly run: {
    readonly id: string;
    readonly name: string;
    readonly project: string;
    readonly feature: string;
    readonly status: 'running' | 'interrupted' | 'complete' | 'failed';
    /** Milliseconds since 1970, UTC. */
    readonly startedAt: number;
    readonly finishedAt?: number | undefined;
    readonly seed: number;
    readonly repeats: number;
    readonly partialRule: PartialRule;
    readonly attacks: readonly string[];
    readonly filter: JsonValue;
    readonly limit?: number | undefined;
    readonly release: Readonly<Record<string, string>>;
    readonly planHash: ContentHash;
    readonly plimsollVersion: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly regradeOf?: string | undefined;
  };
  readonly set: { readonly name: string; readonly fingerprint: ContentHash; readonly cases: number };
  readonly target: {
    readonly name: string;
    readonly kind: string;
    readonly hash: ContentHash;
    readonly description: JsonValue;
  };
  readonly graders: readonly GraderSummary[];
  readonly trials: { readonly planned: number; readonly finished: number; readonly fromCache: number };
  readonly rates: RateBlock;
  readonly byCategory: readonly SliceSummary[];
  readonly bySeverity: readonly SliceSummary[];
  readonly byLanguage: readonly SliceSummary[];
  readonly byAttack: readonly SliceSummary[];
  readonly heldBy: Readonly<Partial<Record<HeldBy, number>>>;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number };
  /** Absent when no price is known for any trial. */
  readonly cost?: { readonly amount: Money; readonly unpricedTrials: number } | undefined;
  readonly latency: { readonly p50: number; readonly p95: number; readonly max: number } | null;
  readonly errors: readonly { readonly code: ErrorCode; readonly count: number; readonly example: string }[];
  readonly worstLeaks: readonly FailureExample[];
  readonly worstRefusals: readonly FailureExample[];
  /** In sentences: what this run does not say anything about. */
  readonly notAssessed: readonly string[];
}
