import type { JsonValue } from '@plimsoll/core';
import { isRecord, listOf, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { Stopped } from '../turn/guard-event.js';
import { noteOf } from '../turn/guard-note.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import { writtenArguments } from '../turn/tool-arguments.js';
import { copyOf, isMessage } from './read-runnable-input.js';

/** Makes LangChain's `AIMessageChunk`. */
export type MakeMessage = new (fields: never) => object;

/** An output of a runnable, guarded. */
export async function guardOutput(turn: GuardedTurn, output: unknown, makeMessage: MakeMessage): Promise<unknown> {
  if (typeof output === 'string') return (await turn.reply(output)).text;
  if (!isMessage(output)) {
    turn.notScanned('assistant', 'output');
    return output;
  }
  let stopped: Stopped | undefined;
  const written = await writeTexts(output, turn, async (text) => {
    const reply = await turn.reply(text);
    stopped = reply.stopped ?? stopped;
    return reply.text;
  });
  if (stopped !== undefined) return stoppedMessage(stopped, makeMessage, textIn(written.content));
  const kept: Draft[] = [];
  for (const given of listOf(output.tool_calls)) {
    const guarded = await guardCall(turn, given);
    stopped = guarded.stopped ?? stopped;
    if (guarded.call !== undefined) kept.push(guarded.call);
  }
  if (stopped !== undefined && kept.length === 0)
    return stoppedMessage(stopped, makeMessage, textIn(written.content) || stopped.text);
  const message = output.tool_calls === undefined ? written : withCalls(written, kept);
  return stopped === undefined ? message : noted(message, stopped);
}

/** The chunks of a streamed output, guarded: text is held back while it may still be stopped, calls until they are whole. */
export async function* guardChunks(
  turn: GuardedTurn,
  chunks: AsyncIterable<unknown>,
  makeMessage: MakeMessage,
): AsyncGenerator<unknown, void> {
  const reply = turn.openReply();
  let held: Draft | undefined;
  let isText = false;
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      isText = true;
      const { text, stopped } = reply.push(chunk);
      if (text !== '') yield text;
      if (stopped !== undefined) return;
      continue;
    }
    if (!isMessage(chunk)) {
      turn.notScanned('assistant', 'output');
      yield chunk;
      continue;
    }
    let stopped: Stopped | undefined;
    const written = await writeTexts(chunk, turn, (text) => {
      const step = reply.push(text);
      stopped = step.stopped ?? stopped;
      return Promise.resolve(step.text);
    });
    if (stopped !== undefined) {
      yield stoppedMessage(stopped, makeMessage, textIn(written.content));
      return;
    }
    if (listOf(chunk.tool_call_chunks).length > 0) {
      const part = { ...copyOf(chunk), content: '' };
      Object.setPrototypeOf(part, Object.getPrototypeOf(chunk) as object);
      held = held === undefined ? part : (held as { concat(next: unknown): Draft }).concat(part);
      yield withCalls(written, []);
    } else yield written;
  }
  const { text, stopped } = await reply.end();
  if (text !== '' || stopped !== undefined) {
    yield isText
      ? text
      : stopped === undefined
        ? new makeMessage({ content: text } as never)
        : stoppedMessage(stopped, makeMessage, text);
  }
  if (stopped === undefined && held !== undefined) yield await guardHeldCalls(turn, held, makeMessage);
}

async function guardHeldCalls(turn: GuardedTurn, held: Draft, makeMessage: MakeMessage): Promise<unknown> {
  const kept: object[] = [];
  let stopped: Stopped | undefined;
  // What is no JSON stands apart, and is decided on all the same.
  for (const given of [...listOf(held.tool_calls), ...listOf(held.invalid_tool_calls)]) {
    const guarded = await guardCall(turn, given);
    stopped = guarded.stopped ?? stopped;
    if (guarded.call === undefined) continue;
    const { args, ...call } = guarded.call;
    kept.push({
      ...call,
      args: typeof args === 'string' ? args : JSON.stringify(args),
      index: kept.length,
      type: 'tool_call_chunk',
    });
  }
  if (stopped !== undefined && kept.length === 0) return stoppedMessage(stopped, makeMessage, stopped.text);
  const message = new makeMessage({ content: '', tool_call_chunks: kept } as never) as Draft;
  return stopped === undefined ? message : noted(message, stopped);
}

async function guardCall(
  turn: GuardedTurn,
  given: unknown,
): Promise<{ readonly call?: Draft; readonly stopped?: Stopped | undefined }> {
  const { id, name, args } = recordOf(given);
  const isRaw = typeof args === 'string';
  const asked = { id: textOf(id), name: textOf(name) ?? '', arguments: isRaw ? null : ((args ?? {}) as JsonValue) };
  const { call, stopped } = await turn.toolCall(isRaw ? { ...asked, raw: args } : asked);
  if (call === undefined) return { stopped };
  return { call: { ...recordOf(given), args: isRaw ? writtenArguments(call) : call.arguments } };
}

/** A copy of a message with its texts rewritten, one after the other. */
async function writeTexts(
  message: Readonly<Record<string, unknown>>,
  turn: GuardedTurn,
  write: (text: string) => Promise<string>,
): Promise<Draft> {
  const copy = copyOf(message);
  if (typeof message.content === 'string') {
    if (message.content !== '') copy.content = await write(message.content);
  } else {
    const parts: unknown[] = [];
    for (const part of listOf(message.content)) {
      if (isRecord(part) && typeof part.text === 'string') {
        const text = await write(part.text);
        parts.push({ ...part, text });
      } else {
        turn.notScanned('assistant', (textOf(recordOf(part).type) ?? 'part').slice(0, 40));
        parts.push(part);
      }
    }
    copy.content = parts;
  }
  if (isRecord(copy.lc_kwargs)) copy.lc_kwargs = { ...copy.lc_kwargs, content: copy.content };
  return copy;
}

/** A message with these calls and no others: also not as the model wrote them. */
function withCalls(message: Draft, calls: readonly unknown[]): Draft {
  const { tool_calls: _calls, function_call: _call, ...others } = recordOf(message.additional_kwargs);
  message.tool_calls = calls;
  message.additional_kwargs = others;
  if (message.tool_call_chunks !== undefined) message.tool_call_chunks = [];
  if (message.invalid_tool_calls !== undefined) message.invalid_tool_calls = [];
  if (isRecord(message.lc_kwargs)) {
    const { content } = message;
    message.lc_kwargs = { ...message.lc_kwargs, content, tool_calls: calls, additional_kwargs: others };
  }
  return message;
}

function noted(message: Draft, stopped: Stopped): Draft {
  message.response_metadata = { ...recordOf(message.response_metadata), plimsoll: noteOf(stopped) };
  return message;
}

/** The message that stands for one that was stopped. */
export function stoppedMessage(stopped: Stopped, makeMessage: MakeMessage, content: string): object {
  const response_metadata = { finish_reason: 'content_filter', plimsoll: noteOf(stopped) };
  return new makeMessage({ content, response_metadata } as never);
}

function textIn(content: unknown): string {
  if (typeof content === 'string') return content;
  return listOf(content)
    .map((part) => textOf(recordOf(part).text) ?? '')
    .join('');
}
