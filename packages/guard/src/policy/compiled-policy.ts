import type { ContentHash } from '@plimsoll/core';
import type { Channel } from '../channel.js';
import type { Action, FailMode } from '../decision.js';
import type { Detector, DetectorDefinition, HeavyDetector } from '../detectors/detector.js';
import type { AllowList } from './allow-list.js';
import type { PolicyProblem } from './policy-problem.js';
import type { GuardPolicy } from './policy-schema.js';

/** A rule made ready. */
export interface CompiledRule {
  readonly id: string;
  readonly channel: Channel;
  /** As named by the policy. */
  readonly detectorName: string;
  /** Index into the channel's detectors; undefined when a heavier detector does the whole work. */
  readonly detector: number | undefined;
  /** Only these categories count; undefined: all. */
  readonly categories: ReadonlySet<string> | undefined;
  /** Findings below do not count. */
  readonly threshold: number;
  /** Findings from here on lead to the action; equal to the threshold where there is no grey band. */
  readonly blockAt: number;
  readonly action: Action;
  /** Names of heavier detectors that decide what escalates. */
  readonly escalateTo: readonly string[];
  readonly onError: FailMode;
  readonly deadlineMs: number | undefined;
  readonly mode: 'enforced' | 'shadow';
  /** Share of the texts that are checked. */
  readonly sample: number;
  readonly allowed: AllowList | undefined;
  /** What share of a finding's score adds to the risk of a session. */
  readonly risk: number;
  readonly message: string | undefined;
}

/** The rules of a channel, and the detectors that they share. */
export interface CompiledChannel {
  readonly rules: readonly CompiledRule[];
  readonly detectors: readonly Detector[];
  readonly maximumCharacters: number;
  readonly onTooLong: FailMode;
}

/** A guard policy, checked and made ready once. */
export interface CompiledPolicy {
  readonly policy: GuardPolicy;
  /** Over what decides: everything but the policy's prose and tests, and the versions of its detectors. */
  readonly hash: ContentHash;
  readonly channels: Readonly<Partial<Record<Channel, CompiledChannel>>>;
  /** By name; those the policy names and nobody gave are missing. */
  readonly heavy: ReadonlyMap<string, HeavyDetector>;
  readonly warnings: readonly PolicyProblem[];
}

/** What a policy is compiled with, beyond itself. */
export interface CompileOptions {
  /** Detectors of your own, beside those of the registry. */
  readonly detectors?: readonly DetectorDefinition[] | undefined;
  /** Heavier detectors that rules may name in `escalateTo` or `detector`. */
  readonly heavy?: readonly HeavyDetector[] | undefined;
  /** Names of heavier detectors that will be there when it matters; `any`: whatever the policy names. Default none. */
  readonly heavyElsewhere?: 'any' | readonly string[] | undefined;
  /** The channels that the application uses: a policy for others, or none for these, is a warning. */
  readonly usedChannels?: readonly Channel[] | undefined;
}
