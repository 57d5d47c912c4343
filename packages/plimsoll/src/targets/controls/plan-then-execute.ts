import type { Message, TargetReply, ToolCall } from '@plimsoll/core';
import * as z from 'zod/mini';
import type { Target, TargetRequest, ToolDefinition } from '../target.js';
import { executionRule, permit, planningRule, readPlan, remainingPlan, type PlannedCall } from './call-plan.js';
import { controlled, defineControl } from './control.js';
import { isWithheld, sideSession, withHiddenSteps } from './hidden-steps.js';
import { requireReachable } from './reachable.js';
import { addSystemRule, withSystemRule } from './system-rule.js';

/** How often a model may insist on calls that are denied before its turn ends without them. */
const mostDenials = 3;
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
  const acted = await act(target, executing, remainingPlan(plan, request.messages));
  if (acted.denied) memory.set(deniedMark, 'true');
  const reply = withHiddenSteps([...hidden, ...acted.hidden], acted.reply);
  return memory.has(deniedMark) && !isWithheld(reply.heldBy) ? { ...reply, heldBy: 'tool-control' } : reply;
}

/** What came of acting: the reply without denied calls, and the steps before it that nobody outside sees. */
interface Acted {
  readonly reply: TargetReply;
  readonly hidden: readonly TargetReply[];
  readonly denied: boolean;
}

/** Sends until the reply has no denied call; denied ones are taken out, so that nobody runs them. */
async function act(target: Target, request: TargetRequest, plan: readonly PlannedCall[]): Promise<Acted> {
  const hidden: TargetReply[] = [];
  let messages = request.messages;
  for (;;) {
    const step = await target.send({ ...request, messages });
    const { allowed, denied } = permit(plan, step.message.toolCalls ?? []);
    if (denied.length === 0) return { reply: step, hidden, denied: hidden.length > 0 };
    if (allowed.length > 0 || hidden.length + 1 >= mostDenials) {
      return { reply: withCalls(step, allowed), hidden, denied: true };
    }
    hidden.push(step);
    messages = [...messages, step.message, ...denied.map(denial)];
  }
}

function withCalls(step: TargetReply, calls: readonly ToolCall[]): TargetReply {
  const { role, content } = step.message;
  if (calls.length === 0) return { ...step, message: { role, content }, finishReason: 'stop' };
  return { ...step, message: { role, content, toolCalls: calls } };
}

function denial(call: ToolCall): Message {
  return { role: 'tool', content: notPlanned, toolCallId: call.id, toolName: call.name };
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
