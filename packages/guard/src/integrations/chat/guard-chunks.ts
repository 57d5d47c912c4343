import type { Stopped } from '../turn/guard-event.js';
import { isRecord, listOf, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import { noteOf } from '../turn/guard-note.js';
import type { ReplyStream } from '../turn/reply-stream.js';
import { guardWireCall, replyMembers } from './guard-completion.js';

type ReplyMember = (typeof replyMembers)[number];
type Chunk = Readonly<Record<string, unknown>>;

/** One choice of a streamed completion. */
interface StreamedChoice {
  readonly index: number;
  readonly replies: Map<ReplyMember, ReplyStream>;
  /** Calls are held until they are whole. */
  readonly calls: Map<number, Draft>;
  functionCall: Draft | undefined;
  over: boolean;
}

const known: ReadonlySet<string> = new Set(['role', 'tool_calls', 'function_call', ...replyMembers]);

/**
 * The chunks of a streamed chat completion, guarded: text is held back as long as something in it may still be stopped,
 * calls until they are whole. A choice that is stopped ends with the reason `content_filter`.
 *
 * @param choices how many were asked for: when all are over the model is no longer read.
 */
export async function* guardChunks(
  turn: GuardedTurn,
  chunks: AsyncIterable<unknown>,
  choices = 1,
): AsyncGenerator<unknown, void> {
  const streamed = new Map<number, StreamedChoice>();
  let last: Chunk = {};
  for await (const chunk of chunks) {
    if (!isRecord(chunk)) continue;
    last = chunk;
    const shown = listOf(chunk.choices);
    if (shown.length === 0) yield chunk;
    for (const choice of shown) if (isRecord(choice)) yield* guardDelta(turn, chunk, choice, stateOf(streamed, choice));
    if (streamed.size >= choices && [...streamed.values()].every((one) => one.over && stoppedOf(one) !== undefined))
      return;
  }
  for (const state of streamed.values()) if (!state.over) yield* endChoice(turn, last, state, undefined);
}

async function* guardDelta(
  turn: GuardedTurn,
  chunk: Chunk,
  choice: Chunk,
  state: StreamedChoice,
): AsyncGenerator<unknown, void> {
  if (state.over) return;
  const given = recordOf(choice.delta);
  const delta: Draft = {};
  for (const [member, value] of Object.entries(given)) {
    if (known.has(member)) continue;
    if (value !== null) turn.notScanned('assistant', member);
    delta[member] = value;
  }
  if (given.role !== undefined) delta.role = given.role;
  // Tokens with their probabilities would show what is held back.
  if (isRecord(choice.logprobs)) turn.notScanned('assistant', 'logprobs', 'withheld');
  for (const member of replyMembers) {
    const text = textOf(given[member]);
    if (text === undefined) continue;
    let reply = state.replies.get(member);
    if (reply === undefined) state.replies.set(member, (reply = turn.openReply()));
    const step = reply.push(text);
    if (step.text !== '' || (text === '' && given.role !== undefined)) delta[member] = step.text;
    if (step.stopped === undefined) continue;
    if (Object.keys(delta).length > 0) yield withChoice(chunk, state, delta, null);
    yield finish(chunk, state, step.stopped);
    return;
  }
  holdCalls(state, given);
  if (Object.keys(delta).length > 0) yield withChoice(chunk, state, delta, null);
  const reason = choice.finish_reason;
  if (reason !== undefined && reason !== null) yield* endChoice(turn, chunk, state, reason);
}

/** Releases what was held back, decides about the calls, and says how the choice ended. */
async function* endChoice(
  turn: GuardedTurn,
  chunk: Chunk,
  state: StreamedChoice,
  reason: unknown,
): AsyncGenerator<unknown, void> {
  for (const [member, reply] of state.replies) {
    const { text, stopped } = await reply.end();
    if (text !== '') yield withChoice(chunk, state, { [member]: text }, null);
    if (stopped === undefined) continue;
    yield finish(chunk, state, stopped);
    return;
  }
  const kept: Draft[] = [];
  let stopped: Stopped | undefined;
  for (const call of state.calls.values()) {
    const guarded = await guardWireCall(turn, call);
    stopped = guarded.stopped ?? stopped;
    if (guarded.call !== undefined) kept.push({ ...guarded.call, index: kept.length });
  }
  if (kept.length > 0) yield withChoice(chunk, state, { tool_calls: kept }, null);
  if (state.functionCall !== undefined) {
    const guarded = await guardWireCall(turn, { function: state.functionCall });
    stopped = guarded.stopped ?? stopped;
    if (guarded.call !== undefined) {
      kept.push(guarded.call);
      yield withChoice(chunk, state, { function_call: guarded.call.function }, null);
    }
  }
  if (stopped !== undefined && kept.length === 0) {
    if (stopped.text !== '') yield withChoice(chunk, state, { content: stopped.text }, null);
    yield finish(chunk, state, stopped);
    return;
  }
  state.over = true;
  if (reason === undefined) return;
  const { usage } = chunk;
  const ended = { ...withChoice(chunk, state, {}, reason), ...(usage === undefined ? {} : { usage }) };
  yield stopped === undefined ? ended : { ...ended, plimsoll: noteOf(stopped) };
}

function holdCalls(state: StreamedChoice, delta: Chunk): void {
  for (const part of listOf(delta.tool_calls)) {
    if (!isRecord(part)) continue;
    const index = typeof part.index === 'number' ? part.index : state.calls.size;
    state.calls.set(index, joined(state.calls.get(index) ?? {}, part));
  }
  if (isRecord(delta.function_call)) state.functionCall = joined(state.functionCall ?? {}, delta.function_call);
}

const grows: ReadonlySet<string> = new Set(['arguments', 'input']);

/** A call with the next part of it. */
function joined(call: Draft, part: Chunk): Draft {
  const next = { ...call };
  for (const [member, value] of Object.entries(part)) {
    if (isRecord(value)) next[member] = joined(recordOf(next[member]), value);
    else if (grows.has(member)) next[member] = (textOf(next[member]) ?? '') + (textOf(value) ?? '');
    else if (value !== undefined && value !== null) next[member] ??= value;
  }
  return next;
}

function stateOf(streamed: Map<number, StreamedChoice>, choice: Chunk): StreamedChoice {
  const index = typeof choice.index === 'number' ? choice.index : 0;
  let state = streamed.get(index);
  if (state === undefined) {
    state = { index, replies: new Map(), calls: new Map(), functionCall: undefined, over: false };
    streamed.set(index, state);
  }
  return state;
}

function stoppedOf({ replies }: StreamedChoice): Stopped | undefined {
  for (const reply of replies.values()) if (reply.stopped !== undefined) return reply.stopped;
  return undefined;
}

function withChoice(chunk: Chunk, { index }: StreamedChoice, delta: Draft, reason: unknown): Chunk {
  const { usage: _usage, ...rest } = chunk;
  return { ...rest, choices: [{ index, delta, logprobs: null, finish_reason: reason }] };
}

function finish(chunk: Chunk, state: StreamedChoice, stopped: Stopped): Chunk {
  state.over = true;
  return { ...withChoice(chunk, state, {}, 'content_filter'), plimsoll: noteOf(stopped) };
}

/** The chunks that stand for a completion that was never asked for. */
export async function* stoppedChunks(stopped: Stopped, model: string, created: number): AsyncGenerator<unknown, void> {
  const head = { id: 'chatcmpl-guard', object: 'chat.completion.chunk', created, model };
  const choice = (delta: object, reason: string | null): object => ({
    index: 0,
    delta,
    logprobs: null,
    finish_reason: reason,
  });
  yield await Promise.resolve({ ...head, choices: [choice({ role: 'assistant', content: stopped.text }, null)] });
  yield { ...head, choices: [choice({}, 'content_filter')], plimsoll: noteOf(stopped) };
}
