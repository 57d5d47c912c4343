import type { JsonValue, ToolCall } from '@plimsoll/core';
import { channels, type Channel } from '../../channel.js';
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
  type Place,
} from '../turn/drafts.js';
import type { Prompt, PromptPiece } from '../turn/prompt.js';
import type { TurnOptions } from '../turn/turn-options.js';

const channelOfRole: Readonly<Record<string, Channel>> = {
  system: 'system',
  user: 'user',
  assistant: 'assistant',
  tool: 'tool-result',
};

/** What a prompt in the AI SDK's model format carries, and copies that the pieces write to. */
export function readModelPrompt(
  messages: unknown,
  channelOf?: TurnOptions['channelOf'],
): { readonly prompt: Prompt; readonly messages: unknown[] } {
  const drafts = draftsOf(messages);
  const pieces: PromptPiece[] = [];
  const calls: ToolCall[] = [];
  const notScanned: { channel: Channel; what: string }[] = [];
  const add = (piece: PromptPiece | undefined): void => {
    if (piece !== undefined) pieces.push(piece);
  };
  const answered = drafts.findLastIndex((message) => isRecord(message) && message.role === 'assistant');
  for (const [index, draft] of drafts.entries()) {
    if (!isRecord(draft)) continue;
    const message: Draft = draft;
    const role = channelOfRole[textOf(message.role) ?? ''] ?? 'retrieved';
    const channel = channelOf?.(listOf(messages)[index]) ?? ownChannel(message) ?? role;
    const earlier = index <= answered;
    if (Array.isArray(message.content)) message.content = draftsOf(message.content);
    add(
      contentPiece(message, 'content', { channel, earlier }, (given, at) => {
        const part: Draft = given;
        if (part.type === 'tool-call') {
          const [name, id] = [textOf(part.toolName) ?? '', textOf(part.toolCallId)];
          calls.push({ id, name, arguments: (part.input ?? null) as JsonValue });
          add(valuePiece(part, 'input', { channel: 'tool-call', earlier: true, tool: name }));
        } else if (part.type === 'tool-result') {
          const place = { channel: 'tool-result', earlier, tool: textOf(part.toolName) } as const;
          add(outputPiece(part, place, (what) => notScanned.push({ channel: 'tool-result', what })));
        } else if (part.type !== 'tool-approval-response') {
          const media = textOf(part.mediaType);
          const what = media === undefined ? kindOfPart(part) : kindOfPart({ type: `${media} file` });
          notScanned.push({ channel, what });
        }
        (message.content as unknown[])[at] = part;
      }),
    );
  }
  return { prompt: { pieces, calls, notScanned }, messages: drafts };
}

/** A message may say itself where it stands: `providerOptions: { plimsoll: { channel: 'retrieved' } }`. */
function ownChannel(message: Draft): Channel | undefined {
  const { channel } = recordOf(recordOf(message.providerOptions).plimsoll);
  return channels.find((one) => one === channel);
}

function outputPiece(part: Draft, place: Place, notScanned: (what: string) => void): PromptPiece | undefined {
  if (!isRecord(part.output)) return undefined;
  const output: Draft = { ...part.output };
  part.output = output;
  switch (output.type) {
    case 'text':
    case 'error-text':
      return memberPiece(output, 'value', place);
    case 'json':
    case 'error-json': {
      const piece = valuePiece(output, 'value', place);
      return (
        piece && {
          ...piece,
          write(texts) {
            piece.write(texts);
            // What is no JSON any more is a text.
            if (typeof output.value === 'string') output.type = output.type === 'json' ? 'text' : 'error-text';
          },
        }
      );
    }
    case 'content':
      return contentPiece(output, 'value', place, (item) => {
        notScanned(kindOfPart(item));
      });
    default:
      return memberPiece(output, 'reason', place);
  }
}
