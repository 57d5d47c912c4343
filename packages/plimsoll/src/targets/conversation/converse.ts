import type { Message, Reply, TargetReply, ToolCall } from '@plimsoll/core';
import type { Target, TargetRequest, TargetSession } from '../target.js';
import { sumTimings, sumUsage } from './sums.js';
import type { ToolEnvironment } from './tool-environment.js';

/** One trial's conversation. */
export interface ConverseOptions {
  readonly target: Target;
  /** Sent at once. */
  readonly messages: readonly Message[];
  /** How many of them an earlier call with this session has carried already; default 0. */
  readonly alreadySent?: number | undefined;
  /** Further user turns, each sent after the reply to the one before. */
  readonly turns?: readonly string[] | undefined;
  /** Where the tool calls of the target run; left out, a tool call ends the turn. */
  readonly environment?: ToolEnvironment | undefined;
  readonly session: TargetSession;
  readonly seed?: number | undefined;
  readonly signal: AbortSignal;
  /** Most requests in one turn; default 16. A target that still asks for tools then is stopped. */
  readonly maxSteps?: number | undefined;
  /** How one request is sent: the place for retries and limits. Default: the target's `send`. */
  readonly send?: ((target: Target, request: TargetRequest) => Promise<TargetReply>) | undefined;
}

/**
 * Holds a conversation with a target: sends, runs the tools it asks for, and goes on with the next user turn when it
 * stops. `heldBy`, `finishReason` and `state` are those of the last step; usage and times are sums over all steps.
 *
 * @throws PlimsollError whatever `send` throws.
 * @example
 * ```ts
 * const reply = await converse({
 *   target,
 *   messages: [{ role: 'user', content: 'Where is my parcel?' }],
 *   session: { id: 'trial-1', memory: new Map() },
 *   signal: new AbortController().signal,
 * });
 * replyText(reply); // 'You said: Where is my parcel?'
 * ```
 */
export async function converse(options: ConverseOptions): Promise<Reply> {
  const { target, environment, session, seed, signal, turns } = options;
  const send = options.send ?? sendPlainly;
  const tools = environment?.tools;
  const first = await send(target, {
    messages: options.messages,
    alreadySent: options.alreadySent ?? 0,
    tools,
    session,
    seed,
    signal,
  });
  const lastTurn = turns === undefined || turns.length === 0;
  if (lastTurn && (environment === undefined || callsOf(first).length === 0))
    return replyOf([first.message], [first], options);

  const conversation = [...options.messages];
  const steps: TargetReply[] = [];
  let step = first;
  let stepsOfTurn = 1;
  let turn = 0;
  const maxSteps = options.maxSteps ?? 16;
  for (;;) {
    const alreadySent = conversation.length;
    steps.push(step);
    conversation.push(step.message);
    const calls = callsOf(step);
    const goesOn = environment !== undefined && calls.length > 0 && stepsOfTurn < maxSteps;
    if (goesOn) {
      for (const call of calls) conversation.push(toolMessage(call, environment.call(call)));
    } else {
      const next = turns?.[turn];
      if (next === undefined) break;
      turn += 1;
      stepsOfTurn = 0;
      // A provider accepts the next user message only when every call has a result.
      for (const call of calls) conversation.push(toolMessage(call, '{"error":"The tool was not run."}'));
      conversation.push({ role: 'user', content: next });
    }
    stepsOfTurn += 1;
    step = await send(target, { messages: conversation, alreadySent, tools, session, seed, signal });
  }
  return replyOf(conversation.slice(options.messages.length), steps, options);
}

function sendPlainly(target: Target, request: TargetRequest): Promise<TargetReply> {
  return target.send(request);
}

const noCalls: readonly ToolCall[] = [];

function callsOf(step: TargetReply): readonly ToolCall[] {
  return step.message.toolCalls ?? noCalls;
}

function toolMessage(call: ToolCall, content: string): Message {
  return { role: 'tool', content, toolCallId: call.id, toolName: call.name };
}

function replyOf(messages: readonly Message[], steps: readonly TargetReply[], options: ConverseOptions): Reply {
  const last = steps[steps.length - 1] as TargetReply;
  return {
    messages,
    finishReason: last.finishReason,
    usage: steps.length === 1 ? last.usage : sumUsage(steps),
    timings: steps.length === 1 ? last.timings : sumTimings(steps),
    heldBy: last.heldBy,
    model: last.model,
    state: options.environment === undefined ? last.state : options.environment.state(),
  };
}
