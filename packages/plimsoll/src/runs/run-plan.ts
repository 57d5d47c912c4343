import { contentHash, type ContentHash, type PartialRule } from '@plimsoll/core';
import type { AttackVariant } from '../attacks/attack-variant.js';
import type { Grader } from '../graders/grader.js';
import type { Scope, SetRecord } from '../store/store.js';
import type { EnvironmentDefinition } from '../targets/conversation/tool-environment.js';
import type { PriceList } from '../targets/prices.js';
import type { Target } from '../targets/target.js';
import type { CaseFilter, Lines, Release, RunManifest } from './run-manifest.js';

/** What a run may use up. Whatever is reached first ends the run as interrupted, ready to be resumed. */
export interface Budget {
  readonly costMicroUnits?: number | undefined;
  readonly tokens?: number | undefined;
  readonly milliseconds?: number | undefined;
}

/** A run as asked for: golden set × attacks × repeats on one target. */
export interface RunPlan {
  readonly scope: Scope;
  readonly name: string;
  readonly set: SetRecord;
  readonly target: Target;
  readonly graders: readonly Grader[];
  readonly attacks: readonly AttackVariant[];
  readonly environments: ReadonlyMap<string, EnvironmentDefinition>;
  readonly repeats: number;
  /** Decides the order of the trials. */
  readonly seed: number;
  /** `clusters`: whole clusters one after the other, for verdicts before the end. Trial by trial when left out. */
  readonly order?: 'clusters' | undefined;
  readonly filter: CaseFilter;
  /** At most so many trials, the first in the seeded order. */
  readonly limit?: number | undefined;
  readonly partialRule: PartialRule;
  readonly lines: Lines;
  readonly release: Release;
  /** Trials in flight at once. */
  readonly concurrency: number;
  /** Take stored replies to equal requests instead of sending them again. */
  readonly useCache: boolean;
  readonly budget: Budget;
  readonly prices?: PriceList | undefined;
  /** Longest tool loop within one user turn. */
  readonly maximumSteps: number;
  /** Most queries that a strategy may spend on one trial; default 32. */
  readonly maximumQueries?: number | undefined;
}

/** The parts of a plan that decide what its outcomes mean. A run is resumed only under the same hash. */
export function planHash(plan: RunPlan): ContentHash {
  return contentHash({
    set: plan.set.digest,
    target: contentHash(plan.target.identity),
    graders: plan.graders.map((grader) => grader.hash).sort(),
    attacks: plan.attacks.map((attack) => attack.steps),
    environments: [...plan.environments].map(([name, environment]) => [name, environment.hash]),
    repeats: plan.repeats,
    seed: plan.seed,
    order: plan.order,
    filter: plan.filter,
    limit: plan.limit,
    partialRule: plan.partialRule,
    release: plan.release,
    maximumSteps: plan.maximumSteps,
    maximumQueries: plan.maximumQueries,
  });
}

/** What is stored with the run. */
export function manifestOf(
  plan: RunPlan,
  planned: number,
  environment: Readonly<Record<string, string>>,
  plimsollVersion: string,
): RunManifest {
  return {
    plimsollVersion,
    planHash: planHash(plan),
    setFingerprint: plan.set.fingerprint,
    target: { name: plan.target.name, hash: contentHash(plan.target.identity), identity: plan.target.identity },
    graders: plan.graders.map((grader) => ({ hash: grader.hash, identity: grader.identity })),
    attacks: plan.attacks.map((attack) => attack.steps),
    repeats: plan.repeats,
    seed: plan.seed,
    filter: plan.filter,
    limit: plan.limit,
    partialRule: plan.partialRule,
    planned,
    lines: plan.lines,
    release: plan.release,
    currency: plan.prices?.currency,
    environment,
  };
}
