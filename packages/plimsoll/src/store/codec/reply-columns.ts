import type { JsonValue, Message, Reply, Usage } from '@plimsoll/core';
import type { ReplyTable } from '../schema.js';
import { finishCodes, holderCodes } from './stored-words.js';
import { fromStoredText, fromStoredTextOrUndefined, toStoredText, toStoredTextOrNull } from './text.js';

/** The columns in the order of {@link replyValues}; the text last, so that the others are read without it. */
export const replyColumns = [
  'reply_no',
  'run_no',
  'finish',
  'input_tokens',
  'output_tokens',
  'cached_tokens',
  'total_ms',
  'first_ms',
  'held_by',
  'model',
  'rest',
  'text',
] as const satisfies readonly (keyof ReplyTable)[];

/** What the columns cannot say. Short names, because most replies with tools have one. */
interface Rest {
  /** All messages; the content of message `at` is in the text column. Left out for one plain assistant message. */
  m?: Message[];
  /** -1 when there is no assistant message. */
  at?: number;
  /** State of the environment. */
  s?: JsonValue;
  /** 1 when there was a usage without any number. */
  u?: 1;
}

/** A reply as values of {@link replyColumns}. */
export function replyValues(replyNo: number, runNo: number, reply: Reply): readonly (number | string | null)[] {
  const usage = reply.usage;
  const only = reply.messages.length === 1 ? reply.messages[0] : undefined;
  const plain = only !== undefined && isPlain(only);
  const at = plain ? 0 : reply.messages.findLastIndex((message) => message.role === 'assistant');
  const emptyUsage =
    usage !== undefined &&
    usage.inputTokens === undefined &&
    usage.outputTokens === undefined &&
    usage.cachedInputTokens === undefined;
  return [
    replyNo,
    runNo,
    finishCodes.toCode(reply.finishReason),
    usage?.inputTokens ?? null,
    usage?.outputTokens ?? null,
    usage?.cachedInputTokens ?? null,
    reply.timings.totalMs,
    reply.timings.firstTokenMs ?? null,
    reply.heldBy === undefined ? null : holderCodes.toCode(reply.heldBy),
    toStoredTextOrNull(reply.model),
    plain && reply.state === undefined && !emptyUsage ? null : JSON.stringify(restOf(reply, at, plain, emptyUsage)),
    toStoredText(reply.messages[at]?.content ?? ''),
  ];
}

function restOf(reply: Reply, at: number, plain: boolean, emptyUsage: boolean): Rest {
  const rest: Rest = {};
  if (!plain) {
    rest.at = at;
    rest.m = reply.messages.map((message, index) => (index === at ? { ...message, content: '' } : message));
  }
  if (reply.state !== undefined) rest.s = reply.state;
  if (emptyUsage) rest.u = 1;
  return rest;
}

/** The reply that {@link replyValues} was given. */
export function replyOf(row: Omit<ReplyTable, 'reply_no' | 'run_no'>): Reply {
  const rest = row.rest === null ? {} : (JSON.parse(row.rest) as Rest);
  const text = fromStoredText(row.text);
  const at = rest.at ?? -1;
  const messages = rest.m?.map((message, index) => (index === at ? { ...message, content: text } : message));
  const usage = usageOf(row, rest);
  const model = fromStoredTextOrUndefined(row.model);
  return {
    messages: messages ?? [{ role: 'assistant', content: text }],
    finishReason: finishCodes.toWord(row.finish),
    ...(usage !== undefined && { usage }),
    timings: { totalMs: row.total_ms, ...(row.first_ms !== null && { firstTokenMs: row.first_ms }) },
    ...(row.held_by !== null && { heldBy: holderCodes.toWord(row.held_by) }),
    ...(model !== undefined && { model }),
    ...('s' in rest && { state: rest.s }),
  };
}

function usageOf(row: Pick<ReplyTable, 'input_tokens' | 'output_tokens' | 'cached_tokens'>, rest: Rest) {
  const usage: Usage = {
    ...(row.input_tokens !== null && { inputTokens: row.input_tokens }),
    ...(row.output_tokens !== null && { outputTokens: row.output_tokens }),
    ...(row.cached_tokens !== null && { cachedInputTokens: row.cached_tokens }),
  };
  return rest.u === 1 || Object.keys(usage).length > 0 ? usage : undefined;
}

function isPlain(message: Message): boolean {
  return (
    message.role === 'assistant' &&
    message.toolCalls === undefined &&
    message.toolCallId === undefined &&
    message.toolName === undefined
  );
}
