import type { GuardSession } from '../session/guard-session.js';
import { reachedLine } from '../session/risk-line.js';
import type { ArgumentLabel } from '../taint/argument-label.js';
import type { CompiledToolRule } from './compiled-tool-policy.js';
import type { GateAction } from './tool-policy-schema.js';
import type { ToolAction, ToolReason, ToolReasonKind } from './tool-decision.js';

export function toAction(gate: GateAction): ToolAction {
  return gate === 'approve' ? 'escalate' : gate;
}

/** What the gate of a sink says about a call, given the labels of its arguments. */
export function checkSink(
  tool: CompiledToolRule,
  session: GuardSession,
  labels: readonly ArgumentLabel[],
): ToolReason[] {
  const reasons: ToolReason[] = [];
  const base = `tools.rules.${tool.name}`;
  const say = (kind: ToolReasonKind, rule: string, gate: GateAction, message: string): void => {
    if (gate !== 'allow') reasons.push({ kind, rule: `${base}.${rule}`, action: toAction(gate), message });
  };
  const line = reachedLine(session.policy, session.risk);
  if (line !== undefined) {
    const action = line.action === 'escalate' ? 'escalate' : 'block';
    const message = `The risk of the session is ${action === 'block' ? 'too high' : 'high'}.`;
    reasons.push({ kind: 'risk', rule: `session.${line.name}`, action, message });
  }
  if (session.untrusted.count === 0) return reasons;
  const asked = tool.rule.asked === undefined ? undefined : session.askedFor(tool.name);
  if (asked === false) {
    say(
      'unasked',
      'whenUnasked',
      tool.whenUnasked,
      `Untrusted text is in the context, and the user did not ask for "${tool.name}".`,
    );
  }
  for (const { path, why } of labels.filter(({ tainted }) => tainted)) {
    say('tainted', 'whenTainted', tool.whenTainted, `"${path}" of "${tool.name}" is tainted (${why}).`);
  }
  // No value to trace: then untrusted text may have chosen the call itself, in either mode.
  const gated = labels.some(({ why }) => why !== 'ungated');
  if (!gated && asked === undefined) {
    say('tainted', 'whenTainted', tool.whenTainted, `Untrusted text may have chosen "${tool.name}".`);
  }
  return reasons;
}
