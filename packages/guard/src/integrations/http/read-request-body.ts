import type { JsonValue, ToolCall } from '@plimsoll/core';
import type { Channel } from '../../channel.js';
import { readChatPrompt } from '../chat/read-chat-prompt.js';
import { readResponsesInput } from '../openai/read-responses-input.js';
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
import type { HttpOptions } from './http-options.js';

const members: readonly (readonly [name: string, channel: Channel])[] = [
  ['system', 'system'],
  ['instructions', 'system'],
  ['context', 'retrieved'],
  ...['prompt', 'input', 'question', 'query', 'message', 'text'].map((name) => [name, 'user'] as const),
];

/** The texts of a request's body, and a copy of the body that the pieces write to; undefined when there is none. */
export function readRequestBody(
  given: unknown,
  { pick, channelOf }: HttpOptions<never>,
): { readonly prompt: Prompt; body(): unknown } | undefined {
  // A parsed body is JSON: a copy of it is cheap beside inspecting it.
  const holder: Draft = { body: structuredClone(given) };
  const pieces: PromptPiece[] = [];
  const prompts: Prompt[] = [];
  const { body } = holder;
  if (pick !== undefined) {
    for (const { in: owner, at, channel = 'user' } of pick(body)) {
      const piece = memberPiece(owner as Draft, String(at), { channel, earlier: false });
      if (piece !== undefined) pieces.push(piece);
    }
  } else if (typeof body === 'string') {
    const piece = memberPiece(holder, 'body', { channel: 'user', earlier: false });
    if (piece !== undefined) pieces.push(piece);
  } else if (isRecord(body)) {
    let draft: Draft = body;
    if (Array.isArray(draft.input)) {
      const read = readResponsesInput(draft, channelOf);
      draft = read.body;
      holder.body = draft;
      prompts.push(read.prompt);
    }
    for (const [name, channel] of members) {
      // With a list of inputs these belong together, and have been read.
      if (name === 'instructions' && Array.isArray(draft.input)) continue;
      const piece = memberPiece(draft, name, { channel, earlier: false });
      if (piece !== undefined) pieces.push(piece);
    }
    pieces.push(...documentPieces(draft));
    // The newest message may come alone.
    const single = isRecord(draft.message);
    const messages = single ? [draft.message] : listOf(draft.messages);
    if (messages.length > 0) {
      const isHook = messages.some((message) => Array.isArray(recordOf(message).parts));
      const read = isHook ? readHookMessages(messages) : readChatPrompt(messages, channelOf);
      if (single) [draft.message] = read.messages;
      else draft.messages = read.messages;
      prompts.push(read.prompt);
    }
  }
  const prompt: Prompt = {
    pieces: [...pieces, ...prompts.flatMap((one) => one.pieces)],
    calls: prompts.flatMap(({ calls }) => calls),
    notScanned: prompts.flatMap(({ notScanned }) => notScanned),
  };
  const found = prompt.pieces.length + prompt.notScanned.length > 0;
  return found ? { prompt, body: () => holder.body } : undefined;
}

function documentPieces(draft: Draft): PromptPiece[] {
  const documents = draftsOf(draft.documents);
  if (documents.length === 0) return [];
  draft.documents = documents;
  return documents.flatMap((document, index) => {
    const place = { channel: 'retrieved', earlier: false } as const;
    const owner = isRecord(document) ? (document as Draft) : (documents as unknown as Draft);
    const names = isRecord(document) ? ['text', 'content', 'title'] : [String(index)];
    return names.flatMap((name) => memberPiece(owner, name, place) ?? []);
  });
}

/** Messages as the AI SDK's hooks send them: `{ role, parts }`. */
function readHookMessages(messages: unknown): { readonly prompt: Prompt; readonly messages: unknown[] } {
  const drafts = draftsOf(messages);
  const pieces: PromptPiece[] = [];
  const calls: ToolCall[] = [];
  const notScanned: { channel: Channel; what: string }[] = [];
  const add = (piece: PromptPiece | undefined): void => {
    if (piece !== undefined) pieces.push(piece);
  };
  const answered = drafts.findLastIndex((message) => recordOf(message).role === 'assistant');
  for (const [index, draft] of drafts.entries()) {
    if (!isRecord(draft)) continue;
    const message: Draft = draft;
    const role = textOf(message.role) ?? '';
    const channel = role === 'user' || role === 'assistant' || role === 'system' ? role : 'retrieved';
    const earlier = index <= answered;
    if (Array.isArray(message.parts)) message.parts = draftsOf(message.parts);
    add(
      contentPiece(message, 'parts', { channel, earlier }, (given) => {
        const part: Draft = given;
        const type = textOf(part.type) ?? '';
        const tool = type === 'dynamic-tool' ? textOf(part.toolName) : /^tool-(.+)$/.exec(type)?.[1];
        if (tool !== undefined) {
          const { input } = part;
          calls.push({ id: textOf(part.toolCallId), name: tool, arguments: (input ?? null) as JsonValue });
          add(valuePiece(part, 'input', { channel: 'tool-call', earlier: true, tool }));
          // The result comes with the message of the model that asked for it, and is new when that is the last one.
          const result = { channel: 'tool-result', earlier: index < answered, tool } as const;
          add(valuePiece(part, 'output', result));
          add(memberPiece(part, 'errorText', result));
        } else if (type !== 'step-start') notScanned.push({ channel, what: kindOfPart(part) });
      }),
    );
  }
  return { prompt: { pieces, calls, notScanned }, messages: drafts };
}
