import type { Message, TargetReply, ToolCall } from '@plimsoll/core';
import type { Target, TargetRequest } from '../target.js';

/** How often a model may insist on calls that are denied before its turn ends without them. */
const mostDenials = 3;

/** Calls that may be run, and those that may not. */
export interface SortedCalls {
  readonly allowed: readonly ToolCall[];
  readonly denied: readonly ToolCall[];
}

/** What came of acting: the reply without denied calls, and the steps before it that nobody outside sees. */
export interface Acted {
  readonly reply: TargetReply;
  readonly hidden: readonly TargetReply[];
  readonly denied: boolean;
}

/**
 * Sends until the reply has no denied call; denied ones are taken out, so that nobody runs them.
 *
 * @param told what the model is told in place of a result.
 */
export async function sendDenying(
  target: Target,
  request: TargetRequest,
  sort: (calls: readonly ToolCall[]) => SortedCalls | Promise<SortedCalls>,
  told: string,
): Promise<Acted> {
  const hidden: TargetReply[] = [];
  let messages = request.messages;
  for (;;) {
    const step = await target.send({ ...request, messages });
    const { allowed, denied } = await sort(step.message.toolCalls ?? []);
    if (denied.length === 0) return { reply: withCalls(step, allowed), hidden, denied: hidden.length > 0 };
    if (allowed.length > 0 || hidden.length + 1 >= mostDenials) {
      return { reply: withCalls(step, allowed), hidden, denied: true };
    }
    hidden.push(step);
    messages = [...messages, step.message, ...denied.map((call) => denial(call, told))];
  }
}

function withCalls(step: TargetReply, calls: readonly ToolCall[]): TargetReply {
  const { role, content, toolCalls = [] } = step.message;
  if (calls.length === 0 && toolCalls.length === 0) return step;
  if (calls.length === 0) return { ...step, message: { role, content }, finishReason: 'stop' };
  return { ...step, message: { role, content, toolCalls: calls } };
}

function denial(call: ToolCall, content: string): Message {
  return { role: 'tool', content, toolCallId: call.id, toolName: call.name };
}
