import type { JsonValue } from '@plimsoll/core';
import { isRecord, listOf, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { Stopped } from '../turn/guard-event.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import { noteOf } from '../turn/guard-note.js';
import { readCall, writtenArguments } from '../turn/tool-arguments.js';

/** How an answer ends that was stopped. */
export const stoppedReason = { unified: 'content-filter', raw: 'plimsoll' } as const;

/** What is known of how much a model used that was not asked, or not to its end. */
export const unknownUsage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
} as const;

/** A whole answer of a model, guarded; a copy. */
export async function guardContent(turn: GuardedTurn, result: Readonly<Record<string, unknown>>): Promise<Draft> {
  const given = listOf(result.content);
  const content: unknown[] = [];
  const dropped = new Set<string>();
  let stopped: Stopped | undefined;
  let changed = false;
  for (const part of given) {
    if (!isRecord(part)) continue;
    const guarded = await guardPart(turn, part, dropped);
    if (guarded.part !== undefined) content.push(guarded.part);
    if (guarded.part !== part) changed = true;
    stopped = guarded.stopped ?? stopped;
    if (guarded.stopped !== undefined && typeof part.text === 'string') {
      // Words that were stopped end the answer: what it asked for goes with it.
      return stoppedResult(stopped as Stopped, result, content.filter(isWords));
    }
  }
  if (stopped !== undefined && !content.some(isCall)) return stoppedResult(stopped, result, content);
  const response = changed ? withoutBody(result.response) : result.response;
  return { ...result, content, ...(response === undefined ? {} : { response }), ...notes(stopped, result) };
}

/** One part of an answer; without `part` it must not go on. */
export async function guardPart(
  turn: GuardedTurn,
  part: Readonly<Record<string, unknown>>,
  dropped: Set<string>,
): Promise<{ readonly part?: Draft | undefined; readonly stopped?: Stopped | undefined }> {
  const id = textOf(part.toolCallId);
  switch (part.type) {
    case 'text':
    case 'reasoning': {
      const text = textOf(part.text) ?? '';
      const reply = await turn.reply(text);
      return { part: reply.text === text ? part : { ...part, text: reply.text }, stopped: reply.stopped };
    }
    case 'tool-call': {
      const asked = readCall(textOf(part.toolName) ?? '', textOf(part.input) ?? '', id);
      const { call, stopped } = await turn.toolCall(asked);
      if (call === undefined) {
        if (id !== undefined) dropped.add(id);
        return { stopped };
      }
      return { part: call === asked ? part : { ...part, input: writtenArguments(call) } };
    }
    case 'tool-result': {
      // Carried out by the provider: somebody else's words, on their way to the application.
      if (id !== undefined && dropped.has(id)) return {};
      const written = JSON.stringify(part.result ?? null);
      const { text } = await turn.read('tool-result', written, textOf(part.toolName));
      return { part: text === written ? part : { ...part, result: valueOf(text) } };
    }
    case 'tool-approval-request':
      return id !== undefined && dropped.has(id) ? {} : { part };
    default:
      turn.notScanned('assistant', (textOf(part.type) ?? 'part').slice(0, 40));
      return { part };
  }
}

/** An answer that was stopped, or that was never asked for. */
export function stoppedResult(
  stopped: Stopped,
  result: Readonly<Record<string, unknown>>,
  kept: readonly unknown[],
): Draft {
  const said = kept.some((part) => recordOf(part).type === 'text');
  const response = withoutBody(result.response);
  return {
    usage: unknownUsage,
    warnings: [],
    ...result,
    content: said ? kept : [...kept, { type: 'text', text: stopped.text }],
    finishReason: stoppedReason,
    ...(response === undefined ? {} : { response }),
    ...notes(stopped, result),
  };
}

/** What an answer says about having been stopped. */
export function notes(stopped: Stopped | undefined, result: Readonly<Record<string, unknown>>): Draft {
  if (stopped === undefined) return {};
  return { providerMetadata: { ...recordOf(result.providerMetadata), plimsoll: noteOf(stopped) } };
}

/** The body as it came holds what was taken out. */
function withoutBody(response: unknown): Draft | undefined {
  if (!isRecord(response)) return undefined;
  const { body: _body, ...rest } = response;
  return rest;
}

function valueOf(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

function isCall(part: unknown): boolean {
  return recordOf(part).type === 'tool-call';
}

function isWords(part: unknown): boolean {
  return typeof recordOf(part).text === 'string';
}
