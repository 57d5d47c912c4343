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
import type { TurnOptions } from '../turn/turn-options.js';
import { readCall } from '../turn/tool-arguments.js';

const channelOfRole: Readonly<Record<string, Channel>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
  tool: 'tool-result',
  function: 'tool-result',
};

/** Messages of a chat completion, and copies that the pieces write to. */
export function readChatPrompt(
  messages: unknown,
  channelOf?: TurnOptions['channelOf'],
): { readonly prompt: Prompt; readonly messages: unknown[] } {
  const drafts = draftsOf(messages);
  const pieces: PromptPiece[] = [];
  const calls: ToolCall[] = [];
  const notScanned: { channel: Channel; what: string }[] = [];
  const tools = new Map<string, string>();
  const answered = drafts.findLastIndex((message) => isRecord(message) && message.role === 'assistant');
  for (const [index, draft] of drafts.entries()) {
    if (!isRecord(draft)) continue;
    const message = draft as Draft;
    const role = textOf(message.role) ?? '';
    // A role that nobody knows is nobody's whom one trusts.
    const channel = channelOf?.(listOf(messages)[index]) ?? channelOfRole[role] ?? 'retrieved';
    const tool = role === 'function' ? textOf(message.name) : tools.get(textOf(message.tool_call_id) ?? '');
    const place = { channel, earlier: index <= answered, ...(tool === undefined ? {} : { tool }) };
    const piece = contentPiece(message, 'content', place, (part) =>
      notScanned.push({ channel, what: kindOfPart(part) }),
    );
    if (piece !== undefined) pieces.push(piece);
    const toolCalls = draftsOf(message.tool_calls);
    if (toolCalls.length > 0) message.tool_calls = toolCalls;
    const legacy = isRecord(message.function_call) ? { function: message.function_call } : undefined;
    for (const call of legacy === undefined ? toolCalls : [...toolCalls, legacy]) {
      if (!isRecord(call)) continue;
      const held = isRecord(call.function) ? 'function' : 'custom';
      if (!isRecord(call[held])) continue;
      const body = { ...call[held] };
      if (call === legacy) message.function_call = body;
      else (call as Draft)[held] = body;
      const name = textOf(body.name) ?? '';
      const id = textOf(call.id);
      if (id !== undefined) tools.set(id, name);
      const member = held === 'function' ? 'arguments' : 'input';
      const text = textOf(body[member]) ?? '';
      calls.push(held === 'function' ? readCall(name, text, id) : { id, name, arguments: { input: text } });
      const makePiece = held === 'function' ? writtenJsonPiece : memberPiece;
      const written = makePiece(body, member, { channel: 'tool-call', earlier: true, tool: name });
      if (written !== undefined) pieces.push(written);
    }
  }
  return { prompt: { pieces, calls, notScanned }, messages: drafts };
}
