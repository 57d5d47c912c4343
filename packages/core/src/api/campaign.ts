import type { ContentHash } from '../vocabulary/content-hash.js';
import type { RateSummary } from './run-summary.js';
import type { Weakness } from './weakness.js';

/** How an attack fared. Errored trials count nowhere and are shown; undecided ones are tries without success. */
export interface AttackResult {
  /** As the run names it; "none" is the case as it is. */
  readonly attack: string;
  /** The attack's own words: what `--attack` takes. */
  readonly written: string;
  /** Of the harmful trials that did not error: leaks. */
  readonly success: RateSummary;
  /** Of the benign trials: false refusals. */
  readonly falseRefusal: RateSummary;
  readonly undecided: number;
  /** Trials in which the attacker failed: it refused, or wrote nothing usable. Never the target's success. */
  readonly attackerFailed: number;
  /** Trials that errored otherwise. */
  readonly errored: number;
  /** Requests sent, retries and tool steps included. */
  readonly requests: number;
}

/** Success of one attack in one slice. */
export interface SlicedSuccess {
  readonly attack: string;
  readonly slice: string;
  readonly success: RateSummary;
}

/** How often at least one of `k` repeats succeeds. */
export interface BestOfK {
  readonly attack: string;
  /** By k, from 1: the mean over cases of the unbiased estimate, 0 to 1. */
  readonly curve: readonly { readonly k: number; readonly rate: number }[];
  readonly cases: number;
}

/** How much of an attack's successes came within so many requests. */
export interface BudgetPoint {
  readonly requests: number;
  readonly success: RateSummary;
}

/** What a campaign found: how each attack fared, and what it established. */
export interface CampaignSummary {
  readonly format: 'plimsoll-campaign/1';
  readonly run: {
    readonly id: string;
    readonly name: string;
    readonly project: string;
    readonly feature: string;
    readonly status: string;
    readonly startedAt: number;
    readonly seed: number;
    readonly repeats: number;
  };
  readonly set: { readonly name: string; readonly fingerprint: ContentHash; readonly cases: number };
  readonly target: { readonly name: string; readonly hash: ContentHash };
  readonly attacks: readonly AttackResult[];
  /** Harmful cases on which any attack succeeded; clusters as everywhere. */
  readonly anySuccess: RateSummary;
  readonly byCategory: readonly SlicedSuccess[];
  readonly byLanguage: readonly SlicedSuccess[];
  readonly bestOfK: readonly BestOfK[];
  readonly budget: readonly { readonly attack: string; readonly points: readonly BudgetPoint[] }[];
  readonly weaknesses: readonly Weakness[];
}
