import { noAttack } from '../attacks/attack-variant.js';
import type { RunPlan } from './run-plan.js';

/** The parts of a plan that have no usual value. */
type NeededParts = Pick<RunPlan, 'scope' | 'set' | 'target' | 'graders'>;

/**
 * A plan with the usual values for what is left out: every case once as it is, in the order of seed 1, sixteen at a time,
 * nothing from the cache, no budget, partial compliance is a leak.
 *
 * @example
 * ```ts
 * const scope = { project: 'harbour-bank', feature: 'support-bot' };
 * const { set, kinds } = await snapshotSet(store, scope, 'bank', ['bank.cases.yaml'], systemClock);
 * const plan = makeRunPlan({ scope, set, target, graders: createGraders(kinds), repeats: 3 });
 * plan.repeats; // 3
 * ```
 */
export function makeRunPlan(parts: NeededParts & Partial<RunPlan>): RunPlan {
  return {
    name: parts.scope.feature,
    attacks: [noAttack],
    environments: new Map(),
    repeats: 1,
    seed: 1,
    filter: {},
    partialRule: 'leak',
    lines: {},
    release: {},
    concurrency: 16,
    useCache: false,
    budget: {},
    maximumSteps: 16,
    ...parts,
  };
}
