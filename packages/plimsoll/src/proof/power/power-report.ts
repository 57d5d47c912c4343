import type { HeadlineRate, TrialClass } from '@plimsoll/core';
import type { Measure } from '../gate/gate-evidence.js';
import type { ClaimPlan } from './plan-rate.js';
import type { JudgeModel } from './plan-judged-rate.js';

/** What somebody wants to be able to say. Rates and shares lie in [0, 1]. */
export type PowerClaim =
  | {
      readonly kind: 'rate';
      readonly measure: Measure;
      readonly class?: TrialClass | undefined;
      readonly line: number;
      /** Left out: what a run showed where there is one, else 0. */
      readonly expectedRate?: number | undefined;
      readonly judge?: JudgeModel | undefined;
    }
  | {
      readonly kind: 'difference';
      readonly measure: HeadlineRate;
      /** 0: fails less; above 0: fails at most so much more. */
      readonly margin: number;
      /** Expected change, candidate minus baseline. */
      readonly difference: number;
      /** Expected share of cases that fail in one of the two runs only. */
      readonly discordance: number;
    };

/** What holds for every claim of a report. */
export interface PowerSettings {
  /** One-sided. */
  readonly confidence: number;
  readonly power: number;
  /** Trials per cluster where no set or run says it. */
  readonly clusterSize: number;
  /** Intraclass correlation; left out: what a run showed, else an assumed one. */
  readonly correlation?: number | undefined;
  /** Share of cases that turn over between two runs, for what a set can see. */
  readonly discordance: number;
}

/** Where the intraclass correlation of a plan comes from. */
export interface PlannedCorrelation {
  readonly value: number;
  readonly from: 'given' | 'observed' | 'assumed' | 'not-needed';
}

/** A number of trials, and the chance that it shows the claim. */
export interface PowerPoint {
  readonly n: number;
  readonly clusters: number;
  readonly chance: number;
}

/** What one claim takes. */
export interface ClaimAnswer {
  readonly claim: PowerClaim;
  readonly expectedRate?: number;
  readonly correlation: PlannedCorrelation;
  /** Null when no practical number shows it; `note` says why. */
  readonly needed: ClaimPlan | null;
  /** What there is, and its chance; left out without a set or run. */
  readonly have?: PowerPoint & { readonly sufficient: boolean };
  /** Independent trials: how many are needed when so many failures are to be allowed. */
  readonly allowing: readonly { readonly failures: number; readonly n: number }[];
  readonly curve: readonly PowerPoint[];
  readonly note?: string;
}

/** What a set or a run can see of one measure. */
export interface Sight {
  readonly measure: HeadlineRate;
  readonly n: number;
  readonly clusters: number;
  readonly largestCluster: number;
  readonly correlation: PlannedCorrelation;
  readonly observed?: { readonly failures: number; readonly rate: number; readonly designEffect: number | null };
  /** The lowest line it shows when nothing fails. */
  readonly cleanLine: number;
  /** The lowest line it shows with the wished power at the true rate `at`. */
  readonly line: { readonly at: number; readonly line: number };
  /** The smallest improvement on a baseline it shows with the wished power; null when none. */
  readonly improvement: number | null;
  /** The smallest non-inferiority margin it shows with the wished power when nothing changed. */
  readonly margin: number;
}

/** What `plimsoll power` answers. */
export interface PowerReport {
  readonly format: 'plimsoll-power/1';
  readonly settings: PowerSettings;
  readonly source?: { readonly kind: 'set' | 'run'; readonly name: string };
  readonly sights: readonly Sight[];
  readonly claims: readonly ClaimAnswer[];
}
