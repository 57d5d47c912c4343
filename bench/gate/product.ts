import type * as Decide from '../../packages/plimsoll/dist/proof/gate/decide-gate.js';
import type * as Make from '../../packages/plimsoll/dist/proof/gate/make-gate-plan.js';
import type * as Sequential from '../../packages/plimsoll/dist/proof/gate/sequential-gate.js';
import type * as Difference from '../../packages/plimsoll/dist/proof/power/plan-difference.js';
import type * as Judged from '../../packages/plimsoll/dist/proof/power/plan-judged-rate.js';
import type * as Rate from '../../packages/plimsoll/dist/proof/power/plan-rate.js';

/** The product's own decisions, as they ship; they are no part of its library's entry point. */
async function shipped<Module>(path: string): Promise<Module> {
  return (await import(new URL(`../../../packages/plimsoll/dist/proof/${path}.js`, import.meta.url).href)) as Module;
}

export const { decideGate } = await shipped<typeof Decide>('gate/decide-gate');
export const { gatePlan } = await shipped<typeof Make>('gate/make-gate-plan');
export const { SequentialGate } = await shipped<typeof Sequential>('gate/sequential-gate');
export const { planDifference } = await shipped<typeof Difference>('power/plan-difference');
export const { planJudgedRate } = await shipped<typeof Judged>('power/plan-judged-rate');
export const { planRate } = await shipped<typeof Rate>('power/plan-rate');
