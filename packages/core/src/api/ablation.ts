import type { Money } from '../vocabulary/money.js';
import type { ContentHash } from '../vocabulary/content-hash.js';
import type { HeldBy } from '../vocabulary/reply.js';
import type { RateChanges } from './comparison.js';
import type { RateSummary } from './run-summary.js';

/**
 * Which arrangements of controls are measured. All have none and all of them; `one-at-a-time` adds each alone,
 * `leave-one-out` all but each, `both` these two, `full` every subset.
 */
export const ablationDesigns = ['leave-one-out', 'one-at-a-time', 'both', 'full'] as const;
export type AblationDesign = (typeof ablationDesigns)[number];

/** One set of controls that was on, and what was measured with it. */
export interface ArrangementSummary {
  /** `none`, `all`, `only-X`, `without-X`, or the names joined by "+". */
  readonly name: string;
  readonly controls: readonly string[];
  readonly run: {
    readonly id: string;
    readonly name: string;
    readonly planned: number;
    readonly finished: number;
    readonly fromCache: number;
  };
  readonly rates: Readonly<Record<'leak' | 'falseRefusal' | 'misserved' | 'undecided' | 'errored', RateSummary>>;
  /** Who held the harmful trials that were held. */
  readonly heldBy: Readonly<Partial<Record<HeldBy, number>>>;
  /** Milliseconds for a whole trial, the median with half the width of its interval; null when nothing was timed. */
  readonly latency: { readonly p50: number; readonly margin: number; readonly p95: number } | null;
  /** Of all trials together. */
  readonly tokens: { readonly input: number; readonly output: number };
  /** Money for all trials; left out when a price is not known, or a reply was not paid for in this run. */
  readonly cost?: Money | undefined;
  /**
   * Another arrangement that is no worse in leak, false-refusal and misserved rate, milliseconds and money (tokens where
   * money is not known), and better in one of them, by the estimates as they are.
   */
  readonly dominatedBy?: string | undefined;
}

/** What switching one control on changed. */
export interface ControlEffect {
  /** `alone`: against no control. `on-top`: against all others. */
  readonly setting: 'alone' | 'on-top';
  /** Names of the two arrangements. */
  readonly reference: string;
  readonly candidate: string;
  /** Paired changes, their tests corrected by Holm over all effects of the report. */
  readonly rates: RateChanges;
  /** Who held the harmful trials that leaked without the control. */
  readonly stoppedBy: Readonly<Partial<Record<HeldBy, number>>>;
  /** Harmful trials that leaked only with the control, and benign ones refused only with it. */
  readonly newLeaks: number;
  readonly addedRefusals: number;
  readonly removedRefusals: number;
  /**
   * Change of the median, with half the width of its interval, and of the 95th percentile; null when one of the two was
   * not timed. Not paired.
   */
  readonly milliseconds: { readonly p50: number; readonly margin: number; readonly p95: number } | null;
  /** Change per trial, input and output together. */
  readonly tokensPerTrial: number;
  /** Change of the money for all trials. */
  readonly cost?: Money | undefined;
}

/** One control and all that was found about it. */
export interface AblatedControl {
  readonly name: string;
  readonly kind: string;
  readonly family: 'training-time' | 'inference-time' | 'architectural';
  readonly note?: string | undefined;
  readonly effects: readonly ControlEffect[];
}

/** Everything an ablation says. */
export interface AblationReport {
  readonly format: 'plimsoll-ablation/1';
  readonly plimsollVersion: string;
  /** Part of the names of its runs. */
  readonly id: string;
  readonly project: string;
  readonly feature: string;
  readonly target: string;
  readonly design: AblationDesign;
  readonly set: { readonly name: string; readonly fingerprint: ContentHash; readonly cases: number };
  readonly controls: readonly AblatedControl[];
  readonly arrangements: readonly ArrangementSummary[];
  /** Confidence level of the intervals. */
  readonly level: number;
  /** Two-sided, over all tests of the report together. */
  readonly significance: number;
  /** Power at which the detectable changes are stated. */
  readonly power: number;
  /** How many tests were corrected together. */
  readonly tests: number;
  /** What a reader might take for granted and must not. */
  readonly notes: readonly string[];
}
