import type { ToolCall } from '@plimsoll/core';
import type { Channel } from '../../channel.js';
import {
  contentPiece,
  draftsOf,
  isRecord,
  kindOfPart,
  listOf,
  memberPiece,
  textOf,
  writtenJsonPiece,
  type Draft,
} from '../turn/drafts.js';
import type { Prompt, PromptPiece } from '../turn/prompt.js';
import { readCall } from '../turn/tool-arguments.js';
import type { TurnOptions } from '../turn/turn-options.js';

const channelOfRole: Readonly<Record<string, Channel>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
};

/** What a request to the responses API carries, and a copy of it that the pieces write to. */
export function readResponsesInput(
  body: Readonly<Record<string, unknown>>,
  channelOf?: TurnOptions['channelOf'],
): { readonly prompt: Prompt; readonly body: Draft } {
  const draft: Draft = { ...body };
  const pieces: PromptPiece[] = [];
  const calls: ToolCall[] = [];
  const notScanned: { channel: Channel; what: string }[] = [];
  const add = (piece: PromptPiece | undefined): void => {
    if (piece !== undefined) pieces.push(piece);
  };
  add(memberPiece(draft, 'instructions', { channel: 'system', earlier: false }));
  // What the service keeps is not in the request: it was inspected if it went this way before.
  for (const member of ['previous_response_id', 'conversation', 'prompt'])
    if (draft[member] !== undefined && draft[member] !== null) notScanned.push({ channel: 'user', what: member });
  if (typeof draft.input === 'string') add(memberPiece(draft, 'input', { channel: 'user', earlier: false }));
  if (!Array.isArray(draft.input)) return { prompt: { pieces, calls, notScanned }, body: draft };

  const items = draftsOf(draft.input);
  const tools = new Map<string, string>();
  const answered = items.findLastIndex(
    (item) => isRecord(item) && (item.role === 'assistant' || textOf(item.type)?.endsWith('call') === true),
  );
  for (const [index, item] of items.entries()) {
    if (!isRecord(item)) continue;
    const one: Draft = item;
    const earlier = index <= answered;
    const type = textOf(one.type) ?? 'message';
    const name = textOf(one.name) ?? '';
    const id = textOf(one.call_id);
    if (type === 'message') {
      const channel = channelOf?.(listOf(body.input)[index]) ?? channelOfRole[textOf(one.role) ?? ''] ?? 'retrieved';
      add(
        contentPiece(one, 'content', { channel, earlier }, (part) =>
          notScanned.push({ channel, what: kindOfPart(part) }),
        ),
      );
    } else if (type === 'function_call' || type === 'custom_tool_call') {
      const isFunction = type === 'function_call';
      const written = textOf(isFunction ? one.arguments : one.input) ?? '';
      if (id !== undefined) tools.set(id, name);
      calls.push(isFunction ? readCall(name, written, id) : { id, name, arguments: { input: written } });
      const place = { channel: 'tool-call', earlier: true, tool: name } as const;
      add(isFunction ? writtenJsonPiece(one, 'arguments', place) : memberPiece(one, 'input', place));
    } else if (type.endsWith('_output')) {
      const place = { channel: 'tool-result', earlier, tool: tools.get(id ?? '') } as const;
      add(
        contentPiece(one, 'output', place, (part) =>
          notScanned.push({ channel: 'tool-result', what: kindOfPart(part) }),
        ),
      );
    } else notScanned.push({ channel: 'assistant', what: type });
  }
  draft.input = items;
  return { prompt: { pieces, calls, notScanned }, body: draft };
}
