import type { JsonValue } from '../vocabulary/canonical-json.js';
import type { ContentHash } from '../vocabulary/content-hash.js';
import type { Outcome } from '../vocabulary/outcome.js';
import type { HeldBy } from '../vocabulary/reply.js';
import type { Severity, Side } from '../vocabulary/side.js';
import type { ComparedRun, HeadlineRate, RunChange } from './comparison.js';

/** How a gate decides: `inconclusive` is never a pass. */
export const gateVerdicts = ['pass', 'fail', 'inconclusive'] as const;
export type GateVerdict = (typeof gateVerdicts)[number];

/** What a line of a gate plan asks for. */
export const gateLineKinds = [
  'rate',
  'zero-tolerance',
  'capability',
  'non-inferiority',
  'improvement',
  'minimum',
] as const;
export type GateLineKind = (typeof gateLineKinds)[number];

/** What a class of trials is chosen by. */
export const trialClassKeys = ['severity', 'category', 'tag', 'attack'] as const;
export type TrialClassKey = (typeof trialClassKeys)[number];

/** The trials that a line speaks of, when it does not speak of all. */
export interface TrialClass {
  readonly by: TrialClassKey;
  readonly label: string;
}

/**
 * Why a line was decided as it was.
 *
 * | reason | verdict | meaning |
 * | --- | --- | --- |
 * | `shown` | pass | the one-sided bound keeps the line, or nothing failed in a class without tolerance |
 * | `crossed` | fail | the one-sided bound of the other side lies beyond the line |
 * | `failure-seen` | fail | a trial of a class without tolerance failed |
 * | `too-few` | inconclusive | the observed rate keeps the line, its bound does not yet: more cases may show it |
 * | `rate-over-line` | inconclusive | the observed rate itself is beyond the line, but not surely: more cases alone will not do |
 * | `one-cluster` | inconclusive | one cluster says nothing about others |
 * | `open-trials` | inconclusive | undecided or errored trials stand where none may |
 * | `not-assessed` | inconclusive | no trial was decided, or there is no comparison |
 * | `not-calibrated` | inconclusive | corrected rates were asked for, and a grader has no calibration |
 * | `unfinished` | inconclusive | not all planned trials were made |
 */
export type GateReason =
  | 'shown'
  | 'crossed'
  | 'failure-seen'
  | 'too-few'
  | 'rate-over-line'
  | 'one-cluster'
  | 'open-trials'
  | 'not-assessed'
  | 'not-calibrated'
  | 'unfinished';

/** What was seen of a rate or of a difference of rates. `lower` and `upper` are each a one-sided bound at the plan's confidence. */
export interface GateObservation {
  /** Failures of the candidate; those that open trials count as included when the worst case decides. */
  readonly failures: number;
  /** Failures of the baseline on the same cases; only for differences. */
  readonly baselineFailures?: number | undefined;
  /** Trials, or pairs of trials. */
  readonly n: number;
  readonly clusters: number;
  /** The rate (0 to 1), or the difference (−1 to 1, candidate minus baseline); null when nothing was decided. */
  readonly estimate: number | null;
  readonly lower: number;
  readonly upper: number;
  readonly method: string;
  readonly warning?: string | undefined;
}

/** About how much more it takes, should the observed rate hold, to show a line in four of five repetitions. */
export interface FurtherCases {
  readonly trials: number;
  readonly clusters: number;
}

/** One line of a plan and how it was decided. */
export interface GateLine {
  /** Stable within a plan: `leak`, `leak/severity/S1`, `zero-tolerance/leak/tag/never`, `non-inferiority/leak`, `minimum/harmful`. */
  readonly id: string;
  readonly kind: GateLineKind;
  /** The rate it is about; `served` for a capability; what is counted for a minimum. */
  readonly measure: HeadlineRate | 'served' | 'harmful' | 'benign' | 'clusters' | 'finished';
  readonly class?: TrialClass | undefined;
  /**
   * What was set in advance: the most a rate or difference may be, the least of a served rate, the least number for a
   * minimum. Left out for zero tolerance without a proof.
   */
  readonly bound?: number | undefined;
  readonly verdict: GateVerdict;
  readonly reason: GateReason;
  /** Undecided and errored trials (or pairs) that the line would speak of. */
  readonly open: number;
  /** More were open than the plan allows, so they count as failures here. */
  readonly worstCase: boolean;
  /** The rates carry the correction for the graders' measured errors. */
  readonly corrected?: boolean | undefined;
  /** For a minimum: `n` is what there is. */
  readonly observed: GateObservation;
  /** Only when inconclusive, and null when more cases alone will not do. */
  readonly further?: FurtherCases | null | undefined;
}

/** The verdict and what it follows from: a function of the plan and the counts alone. */
export interface GateDecision {
  /** `fail` when any line fails, else `inconclusive` when any is, else `pass`. */
  readonly verdict: GateVerdict;
  /** One-sided, for each line. */
  readonly confidence: number;
  readonly lines: readonly GateLine[];
}

/** A failure of one case under one attack, as a gate's report names it: no texts. */
export interface GateFinding {
  readonly caseId: string;
  readonly caseHash: ContentHash;
  readonly side: Side;
  readonly category: string;
  readonly severity: Severity;
  readonly cluster?: string | undefined;
  /** "none" for the case as it is. */
  readonly attack: string;
  readonly outcome: Outcome;
  /** The kinds of the expectations that were violated. */
  readonly violated: readonly string[];
  /** In how many trials (repeats) it was seen. */
  readonly times: number;
  /** Not among the failures of the baseline; null without a baseline. */
  readonly fresh: boolean | null;
  /** How the first of these trials ended in the baseline; left out when it was not made there. */
  readonly before?: Outcome | undefined;
  readonly heldBefore?: HeldBy | undefined;
  /** Where the case comes from, when it says so: a file. */
  readonly source?: string | undefined;
  /** Equal for the same weakness in every run: over the case, the kind of failure, the violated expectations, the attack. */
  readonly fingerprint: ContentHash;
}

/** A part of a plan that is not as it was. */
export interface PlanChange {
  /** As in {@link GateLine.id}, or a setting: `confidence`, `undecided`, `partial-rule`, `rates`. */
  readonly part: string;
  readonly before?: JsonValue | undefined;
  readonly after?: JsonValue | undefined;
  /** `easier` to pass, `harder`, or neither for sure. */
  readonly direction: 'easier' | 'harder' | 'other';
}

/** Everything a gate says. */
export interface GateReport extends GateDecision {
  readonly format: 'plimsoll-gate-report/1';
  /** Of the stored verdict; UUID version 7. */
  readonly id: string;
  readonly plimsollVersion: string;
  /** Milliseconds since 1970, UTC. */
  readonly decidedAt: number;
  readonly plan: {
    readonly name: string;
    /** Over what the plan means. */
    readonly hash: ContentHash;
    readonly body: JsonValue;
    /**
     * An earlier verdict used another plan: one on this very run, else the last of a plan of this name, else the last of
     * this feature.
     */
    readonly moved?:
      | {
          readonly before: ContentHash;
          readonly verdictId: string;
          readonly verdict: GateVerdict;
          /** That verdict was on this very run: its lines were moved after the run was seen. */
          readonly sameRun: boolean;
          readonly changes: readonly PlanChange[];
        }
      | undefined;
  };
  readonly run: ComparedRun;
  /** Trials of the run: all of them, and those left undecided or errored. */
  readonly trials: { readonly finished: number; readonly undecided: number; readonly errored: number };
  /** The rates of the whole run, each with two-sided bounds at `confidence`. */
  readonly rates: Readonly<Record<HeadlineRate, GateObservation>>;
  readonly baseline?:
    | {
        readonly name: string;
        readonly reason: string;
        /** Milliseconds since 1970, UTC. */
        readonly movedAt: number;
        readonly run: ComparedRun;
        /** Trials of both runs that were compared. */
        readonly pairs: number;
        readonly rates: Readonly<Record<HeadlineRate, GateObservation>>;
        /** What is not the same in both runs: model, prompt, guard policy, tools, corpus. */
        readonly changes: readonly RunChange[];
        readonly unchangedRelease: readonly string[];
      }
    | undefined;
  /** Failures, the worst first; with a baseline the new ones before the known ones. Cut: see `failures`. */
  readonly findings: readonly GateFinding[];
  /** How many failures there are; `fresh`: not in the baseline, null without one; `fixed`: in the baseline and not now. */
  readonly failures: { readonly all: number; readonly fresh: number | null; readonly fixed: number | null };
  /** A gate that looked after every cluster and may have stopped early. */
  readonly sequential?:
    | {
        readonly looks: number;
        readonly planned: number;
        /** Trials that did not have to be made. */
        readonly saved: number;
      }
    | undefined;
  /** In sentences: what the verdict does not speak about. */
  readonly notes: readonly string[];
}
