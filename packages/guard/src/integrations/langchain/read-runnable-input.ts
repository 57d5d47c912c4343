import type { JsonValue, ToolCall } from '@plimsoll/core';
import type { Channel } from '../../channel.js';
import {
  contentPiece,
  isRecord,
  kindOfPart,
  listOf,
  memberPiece,
  recordOf,
  textOf,
  type Draft,
} from '../turn/drafts.js';
import type { Prompt, PromptPiece } from '../turn/prompt.js';
import type { TurnOptions } from '../turn/turn-options.js';

const channelOfType: Readonly<Record<string, Channel>> = {
  system: 'system',
  developer: 'system',
  human: 'user',
  user: 'user',
  ai: 'assistant',
  assistant: 'assistant',
  tool: 'tool-result',
  function: 'tool-result',
};

/** A copy of an instance, of its own class, that may be written to. */
export function copyOf(instance: object): Draft {
  return Object.assign(Object.create(Object.getPrototypeOf(instance) as object) as Draft, instance);
}

/** Whether a value is one of LangChain's messages. */
export function isMessage(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    isRecord(value) && 'content' in value && (typeof value._getType === 'function' || typeof value.type === 'string')
  );
}

/**
 * The texts of what a runnable is given: a text, messages, a prompt value, or an object of these.
 *
 * @returns what the pieces write to; called once they have been written.
 */
export function readRunnableInput(
  input: unknown,
  channelOf?: TurnOptions['channelOf'],
): { readonly prompt: Prompt; input(): unknown } {
  const pieces: PromptPiece[] = [];
  const calls: ToolCall[] = [];
  const notScanned: { channel: Channel; what: string }[] = [];
  const holder: Draft = { input };
  const readMessages = (messages: readonly unknown[]): unknown[] => {
    const copies = messages.map((one) =>
      isRecord(one) ? copyOf(one) : Array.isArray(one) ? [...(one as unknown[])] : one,
    );
    const answered = copies.findLastIndex((one) => channelOfMessage(one) === 'assistant');
    for (const [index, one] of copies.entries()) {
      const channel = channelOf?.(messages[index]) ?? channelOfMessage(one);
      // A message may be written as a pair, or as a text alone.
      const isPlain = typeof one === 'string';
      const owner = (isPlain ? copies : one) as Draft;
      const member = isPlain ? String(index) : Array.isArray(one) ? '1' : 'content';
      const tool = isRecord(one) ? textOf(one.name) : undefined;
      const place = { channel, earlier: index <= answered, ...(channel === 'tool-result' ? { tool } : {}) };
      const piece = contentPiece(owner, member, place, (part) => notScanned.push({ channel, what: kindOfPart(part) }));
      if (piece !== undefined) pieces.push(withKeptFields(piece, one));
      for (const call of listOf(recordOf(one).tool_calls)) {
        const { id, name, args } = recordOf(call);
        calls.push({ id: textOf(id), name: textOf(name) ?? '', arguments: (args ?? null) as JsonValue });
      }
    }
    return copies;
  };
  const readMember = (owner: Draft, member: string): void => {
    const value = owner[member];
    if (typeof value === 'string') {
      const piece = memberPiece(owner, member, { channel: 'user', earlier: false });
      if (piece !== undefined) pieces.push(piece);
    } else if (Array.isArray(value)) owner[member] = readMessages(value as readonly unknown[]);
    else if (isRecord(value) && typeof value.toChatMessages === 'function') {
      owner[member] = readMessages((value as { toChatMessages(): readonly unknown[] }).toChatMessages());
    } else if (isMessage(value)) [owner[member]] = readMessages([value]);
    else notScanned.push({ channel: 'user', what: 'input' });
  };
  if (isRecord(input) && typeof input.toChatMessages !== 'function' && !isMessage(input)) {
    const copy = { ...(input as Draft) };
    holder.input = copy;
    for (const member of Object.keys(copy)) readMember(copy, member);
  } else readMember(holder, 'input');
  return { prompt: { pieces, calls, notScanned }, input: () => holder.input };
}

function channelOfMessage(message: unknown): Channel {
  if (typeof message === 'string') return 'user';
  const [pairType] = listOf(message);
  const { _getType, type, role } = recordOf(message);
  const own = typeof _getType === 'function' ? (_getType.call(message) as unknown) : undefined;
  return channelOfType[textOf(own) ?? textOf(type) ?? textOf(role) ?? textOf(pairType) ?? ''] ?? 'retrieved';
}

/** Messages keep what they were made of, for whoever serialises them. */
function withKeptFields(piece: PromptPiece, message: unknown): PromptPiece {
  if (!isRecord(message) || !isRecord(message.lc_kwargs)) return piece;
  const owner = message as Draft;
  return {
    ...piece,
    write(texts) {
      piece.write(texts);
      owner.lc_kwargs = { ...recordOf(owner.lc_kwargs), content: owner.content };
    },
  };
}
