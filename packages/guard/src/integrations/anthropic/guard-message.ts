import type { JsonValue } from '@plimsoll/core';
import { isRecord, listOf, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { Stopped } from '../turn/guard-event.js';
import { noteOf } from '../turn/guard-note.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';

/** An answer of Anthropic's messages API, guarded; a copy. */
export async function guardMessage(turn: GuardedTurn, message: unknown): Promise<unknown> {
  if (!isRecord(message)) return message;
  const content: unknown[] = [];
  let stopped: Stopped | undefined;
  for (const block of listOf(message.content)) {
    const guarded = await guardBlock(turn, block);
    if (guarded.block !== undefined) content.push(guarded.block);
    stopped = guarded.stopped ?? stopped;
    // Words that were stopped end the answer, with what it asked for.
    if (guarded.stopped !== undefined && recordOf(block).type !== 'tool_use') {
      return stoppedMessage(
        guarded.stopped,
        message,
        content.filter((one) => recordOf(one).type !== 'tool_use'),
      );
    }
  }
  const calls = content.some((block) => recordOf(block).type === 'tool_use');
  if (stopped === undefined) return { ...message, content };
  return calls ? { ...message, content, plimsoll: noteOf(stopped) } : stoppedMessage(stopped, message, content);
}

/** A block of an answer; without `block` it must not go on. */
export async function guardBlock(
  turn: GuardedTurn,
  block: unknown,
): Promise<{ readonly block?: unknown; readonly stopped?: Stopped | undefined }> {
  if (!isRecord(block)) return {};
  if (block.type === 'tool_use') {
    const asked = { id: textOf(block.id), name: textOf(block.name) ?? '', arguments: (block.input ?? {}) as JsonValue };
    const { call, stopped } = await turn.toolCall(asked);
    if (call === undefined) return { stopped };
    return { block: call === asked ? block : { ...block, input: call.arguments } };
  }
  if (block.type === 'thinking') {
    // It is signed: what was changed in it would be refused, so it is left out.
    const { text, stopped } = await turn.reply(textOf(block.thinking) ?? '');
    return text === block.thinking ? { block } : { stopped };
  }
  if (block.type !== 'text') {
    turn.notScanned('assistant', (textOf(block.type) ?? 'block').slice(0, 40));
    return { block };
  }
  const { text, stopped } = await turn.reply(textOf(block.text) ?? '');
  if (text === block.text) return { block, stopped };
  return { block: { ...block, text, ...(block.citations === undefined ? {} : { citations: null }) }, stopped };
}

/** An answer that was stopped, or never asked for. */
export function stoppedMessage(
  stopped: Stopped,
  message: Readonly<Record<string, unknown>>,
  kept: readonly unknown[],
): Draft {
  const said = kept.some((block) => recordOf(block).type === 'text');
  return {
    ...message,
    content: said || stopped.text === '' ? kept : [...kept, { type: 'text', text: stopped.text, citations: null }],
    stop_reason: 'refusal',
    plimsoll: noteOf(stopped),
  };
}

/** The head of a message that no model gave. */
export function messageHead(model: string): Draft {
  return {
    id: 'msg_guard',
    type: 'message',
    role: 'assistant',
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 0, output_tokens: 0 },
  };
}
