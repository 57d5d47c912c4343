import type { ToolCall } from '@plimsoll/core';
import {
  compileToolPolicy,
  decideToolCall,
  GuardSession,
  type CompiledToolPolicy,
  type SessionText,
  type ToolAction,
  type ToolPolicy,
} from '@plimsoll/guard';

/** A step of a conversation: a text that enters the context, or a call that the model asks for. */
export type Step =
  | { readonly text: SessionText }
  | { readonly call: ToolCall; readonly by: 'user' | 'attacker'; readonly result?: SessionText | undefined };

/** One conversation to be replayed. */
export interface Flow {
  readonly id: string;
  /** Flows of one cluster are not independent: one attacker's task, or one template. */
  readonly cluster: string;
  readonly steps: readonly Step[];
  /** The data says that the user's task was done. */
  readonly taskDone?: boolean | undefined;
}

/** A way of deciding about calls. */
export interface Arm {
  readonly name: string;
  readonly policy: CompiledToolPolicy;
  readonly decide: (session: GuardSession, call: ToolCall) => ToolAction;
}

/** The decisions of the product under a policy. */
export function policyArm(name: string, policy: ToolPolicy): Arm {
  return { name, policy: compileToolPolicy(policy), decide: (session, call) => decideToolCall(session, call).action };
}

/** The rule without thought: nothing (or no sink) after untrusted data. */
export function trivialArm(name: string, policy: ToolPolicy, sinksOnly: boolean): Arm {
  const compiled = compileToolPolicy(policy);
  return {
    name,
    policy: compiled,
    decide: (session, { name: tool }) =>
      session.untrusted.count > 0 && (!sinksOnly || compiled.rules.get(tool)?.sink !== undefined) ? 'block' : 'allow',
  };
}

/** `through`: carried out whole; `approval`: a person would be asked; `stopped`: it cannot be carried out. */
export type FlowOutcome = 'through' | 'approval' | 'stopped';

/**
 * Replays a flow. A call that is not allowed has no result. The user is served when every call was allowed, an attacker
 * when each tool of the attack was, once.
 */
export function replay(arm: Arm, flow: Flow, by: 'user' | 'attacker'): FlowOutcome {
  let now = Date.UTC(2026, 10, 21);
  const session = new GuardSession({ id: flow.id, tools: arm.policy, clock: { now: () => (now += 1_000) } });
  const best = new Map<string, ToolAction>();
  for (const [index, step] of flow.steps.entries()) {
    if ('text' in step) {
      session.record({ ...step.text, position: String(index) });
      continue;
    }
    const action = arm.decide(session, step.call);
    // The user needs every call, an attacker one of each tool.
    const key = by === 'user' ? String(index) : step.call.name;
    if (step.by === by && best.get(key) !== 'allow' && (action !== 'block' || !best.has(key))) best.set(key, action);
    if (action !== 'allow') continue;
    session.recordCall(step.call);
    if (step.result !== undefined) session.record({ ...step.result, position: String(index) });
  }
  const actions = [...best.values()];
  if (actions.includes('block')) return 'stopped';
  return actions.includes('escalate') ? 'approval' : 'through';
}
