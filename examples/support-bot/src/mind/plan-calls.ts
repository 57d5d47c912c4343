import { say, type BotTurn } from './bot-turn.js';
import { moneyBackOf } from './reflexes/handle-money-back.js';
import type { Situation } from './situation.js';

interface PlannedCall {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** True when a system message asks for a plan of tool calls and not yet for an answer. */
export function isPlanningStep(system: string): boolean {
  return /\bplanning step\b/iu.test(system) && system.includes('"plan"');
}

/** The tools that a planning step names in its text. */
export function toolsToPlanWith(system: string): ReadonlySet<string> {
  return new Set([...system.matchAll(/"name":"([\w-]{1,60})"/gu)].map((found) => found[1] ?? ''));
}

/** Writes down the calls that the first step would make, and those that would follow from a look-up. */
export function planCalls(situation: Situation, first: BotTurn): BotTurn {
  const plan: PlannedCall[] = first.calls.map((call) => ({ tool: call.name, arguments: call.arguments }));
  if (plan.some(({ tool }) => tool === 'lookup_account')) {
    const moneyBack = moneyBackOf(situation);
    if (moneyBack !== undefined) plan.push({ tool: 'refund', arguments: { ...moneyBack } });
    else if (wantsMail(situation.heard)) plan.push({ tool: 'send_email', arguments: {} });
  }
  return say(JSON.stringify({ plan }));
}

/** Whether the customer wants something sent by e-mail. */
export function wantsMail(heard: string): boolean {
  return /\b(?:e-?mail|send|mail) (?:it |me|this|that|a )/u.test(heard);
}
