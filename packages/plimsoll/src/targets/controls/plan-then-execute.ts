import type { Message, TargetReply } from '@plimsoll/core';
import * as z from 'zod/mini';
import type { Target, TargetRequest, ToolDefinition } from '../target.js';
import { executionRule, permit, planningRule, readPlan, remainingPlan } from './call-plan.js';
import { controlled, defineControl } from './control.js';
import { sendDenying } from './deny-calls.js';
import { isWithheld, sideSession, withHiddenSteps } from './hidden-steps.js';
import { requireReachable } from './reachable.js';
import { addSystemRule, withSystemRule } from './system-rule.js';

const deniedMark = 'plan-then-execute/denied';
const notPlanned = '{"error":"This call is not part of the plan and was not run."}';

/**
 * The model first fixes a plan of tool calls, from system and user messages only. While it acts, calls outside of the
 * plan are not run, and the trial is marked as held by `tool-control`. What the user says is trusted: orders inside a
 * text that the user pasted may enter the plan. Without tools there is nothing to plan, and requests pass as they are.
 *
 * Source: L. Beurer-Kellner and others, "Design Patterns for Securing LLM Agents against Prompt Injections",
 * arXiv:2506.08837 (2025), "plan-then-execute".
 */
export const planThenExecute = defineControl({
  kind: 'plan-then-execute',
  family: 'architectural',
  layer: 4,
  options: z._default(z.strictObject({}), {}),
  wrap: (target) => {
    requireReachable(target, 'plan-then-execute');
    return controlled(target, { kind: 'plan-then-execute', version: 1, options: {} }, (request) =>
      request.tools === undefined || request.tools.length === 0
        ? target.send(request)
        : sendByPlan(target, request, request.tools),
    );
  },
});

async function sendByPlan(
  target: Target,
  request: TargetRequest,
  tools: readonly ToolDefinition[],
): Promise<TargetReply> {
  const { memory } = request.session;
  const hidden: TargetReply[] = [];
  const users = request.messages.filter((message) => message.role === 'user').length;
  const key = `plan-then-execute/plan-${String(users)}`;
  let written = memory.get(key);
  if (written === undefined) {
    const planned = await target.send(planningRequest(request, tools));
    if (isWithheld(planned.heldBy)) return planned;
    hidden.push(planned);
    written = planned.message.content;
    memory.set(key, written);
  }
  const plan = readPlan(written, tools);
  const executing = withSystemRule(request, executionRule(plan));
  const remaining = remainingPlan(plan, request.messages);
  const acted = await sendDenying(target, executing, (calls) => permit(remaining, calls), notPlanned);
  if (acted.denied) memory.set(deniedMark, 'true');
  const reply = withHiddenSteps([...hidden, ...acted.hidden], acted.reply);
  return memory.has(deniedMark) && !isWithheld(reply.heldBy) ? { ...reply, heldBy: 'tool-control' } : reply;
}

/** Only what is trusted: no results, and no answers, which may repeat what a result said. */
function planningRequest(request: TargetRequest, tools: readonly ToolDefinition[]): TargetRequest {
  const system = request.messages.filter((message) => message.role === 'system');
  const user = request.messages.filter((message) => message.role === 'user').map((message) => message.content);
  const messages: readonly Message[] = [...system, { role: 'user', content: user.join('\n\n') }];
  return {
    messages: addSystemRule(messages, planningRule(tools)),
    alreadySent: 0,
    session: sideSession(request.session, `plan-${String(user.length)}`),
    seed: request.seed,
    signal: request.signal,
  };
}
