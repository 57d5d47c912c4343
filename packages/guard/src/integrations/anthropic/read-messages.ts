import type { JsonValue, ToolCall } from '@plimsoll/core';
import type { Channel } from '../../channel.js';
import {
  contentPiece,
  draftsOf,
  isRecord,
  kindOfPart,
  listOf,
  memberPiece,
  recordOf,
  textOf,
  valuePiece,
  type Draft,
} from '../turn/drafts.js';
import type { Prompt, PromptPiece } from '../turn/prompt.js';
import type { TurnOptions } from '../turn/turn-options.js';

/** What a request to Anthropic's messages API carries, and a copy of it that the pieces write to. */
export function readMessages(
  body: Readonly<Record<string, unknown>>,
  channelOf?: TurnOptions['channelOf'],
): { readonly prompt: Prompt; readonly body: Draft } {
  const draft: Draft = { ...body };
  const pieces: PromptPiece[] = [];
  const calls: ToolCall[] = [];
  const notScanned: { channel: Channel; what: string }[] = [];
  const tools = new Map<string, string>();
  const add = (piece: PromptPiece | undefined): void => {
    if (piece !== undefined) pieces.push(piece);
  };
  const skip = (channel: Channel, what: string): void => {
    notScanned.push({ channel, what });
  };
  add(
    contentPiece(draft, 'system', { channel: 'system', earlier: false }, (part) => {
      skip('system', kindOfPart(part));
    }),
  );
  const messages = draftsOf(draft.messages);
  draft.messages = messages;
  const answered = messages.findLastIndex((message) => recordOf(message).role === 'assistant');
  for (const [index, given] of messages.entries()) {
    if (!isRecord(given)) continue;
    const message: Draft = given;
    const role = message.role === 'user' || message.role === 'assistant' ? message.role : 'retrieved';
    const channel = channelOf?.(listOf(body.messages)[index]) ?? role;
    const earlier = index <= answered;
    if (Array.isArray(message.content)) message.content = draftsOf(message.content);
    add(
      contentPiece(message, 'content', { channel, earlier }, (block) => {
        const part: Draft = block;
        const id = textOf(part.type === 'tool_result' ? part.tool_use_id : part.id) ?? '';
        if (part.type === 'tool_use') {
          const name = textOf(part.name) ?? '';
          tools.set(id, name);
          calls.push({ id, name, arguments: (part.input ?? null) as JsonValue });
          const piece = valuePiece(part, 'input', { channel: 'tool-call', earlier: true, tool: name });
          // The input of a call must stay an object.
          add(piece && { ...piece, write: ([text = '']) => (part.input = objectOf(text)) });
        } else if (part.type === 'tool_result') {
          const place = { channel: 'tool-result', earlier, tool: tools.get(id) } as const;
          add(
            contentPiece(part, 'content', place, (inner) => {
              skip('tool-result', kindOfPart(inner));
            }),
          );
        } else if (part.type === 'document' && recordOf(part.source).type === 'text') {
          const source: Draft = { ...recordOf(part.source) };
          part.source = source;
          add(memberPiece(source, 'data', { channel: 'retrieved', earlier }));
        } else skip(channel, kindOfPart(part));
      }),
    );
  }
  return { prompt: { pieces, calls, notScanned }, body: draft };
}

function objectOf(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown;
    return isRecord(value) ? value : { text };
  } catch {
    return { text };
  }
}
