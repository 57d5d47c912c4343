import type { Channel } from '../../channel.js';
import {
  contentPiece,
  isRecord,
  kindOfPart,
  memberPiece,
  recordOf,
  textOf,
  valuePiece,
  type Draft,
  type Place,
} from '../turn/drafts.js';
import type { Prompt, PromptPiece } from '../turn/prompt.js';

/** The texts of what an MCP server sent, and a copy that the pieces write to. */
export interface ServerTexts {
  readonly prompt: Prompt;
  readonly copy: Draft;
}

/** The result of a tool call. */
export function readToolResult(result: unknown, tool: string): ServerTexts {
  const copy: Draft = { ...recordOf(result) };
  const place = { channel: 'tool-result', earlier: false, tool } as const;
  const read = readContent(copy, 'content', place);
  const structured = isRecord(copy.structuredContent) ? valuePiece(copy, 'structuredContent', place) : undefined;
  if (structured !== undefined) {
    read.pieces.push({
      ...structured,
      write(texts) {
        structured.write(texts);
        // What is no object any more does not fit the tool's schema either.
        if (!isRecord(copy.structuredContent)) delete copy.structuredContent;
      },
    });
  }
  return { prompt: { ...read, calls: [] }, copy };
}

/** What a resource holds. */
export function readResource(result: unknown): ServerTexts {
  const copy: Draft = { ...recordOf(result) };
  const read = readContent(copy, 'contents', { channel: 'retrieved', earlier: false });
  return { prompt: { ...read, calls: [] }, copy };
}

/** The messages of a server's prompt. */
export function readServerPrompt(result: unknown): ServerTexts {
  const copy: Draft = { ...recordOf(result) };
  const pieces: PromptPiece[] = [];
  const notScanned: { channel: Channel; what: string }[] = [];
  const place = { channel: 'retrieved', earlier: false } as const;
  const description = memberPiece(copy, 'description', place);
  if (description !== undefined) pieces.push(description);
  if (Array.isArray(copy.messages)) {
    copy.messages = (copy.messages as readonly unknown[]).map((message) => {
      if (!isRecord(message)) return message;
      // The one part of a message is read as a list of one.
      const holder: Draft = { content: [message.content] };
      const read = readContent(holder, 'content', place);
      const written: Draft = { ...message };
      for (const piece of read.pieces) {
        pieces.push({
          ...piece,
          write(texts) {
            piece.write(texts);
            [written.content] = holder.content as readonly unknown[];
          },
        });
      }
      notScanned.push(...read.notScanned);
      return written;
    });
  }
  return { prompt: { pieces, calls: [], notScanned }, copy };
}

interface Content {
  readonly pieces: PromptPiece[];
  readonly notScanned: { readonly channel: Channel; readonly what: string }[];
}

/** A list of content blocks: texts as one, embedded resources and the words of links each on their own. */
function readContent(owner: Draft, key: string, place: Place): Content {
  if (Array.isArray(owner[key])) owner[key] = [...(owner[key] as readonly unknown[])];
  const pieces: PromptPiece[] = [];
  const notScanned: { channel: Channel; what: string }[] = [];
  const content = contentPiece(owner, key, place, (block, index) => {
    const draft: Draft = { ...block };
    (owner[key] as unknown[])[index] = draft;
    if (draft.type === 'resource_link') {
      for (const member of ['name', 'title', 'description']) {
        const piece = memberPiece(draft, member, place);
        if (piece !== undefined) pieces.push(piece);
      }
    } else if (isRecord(draft.resource) && textOf(draft.resource.text) !== undefined) {
      const resource: Draft = { ...draft.resource };
      draft.resource = resource;
      const piece = memberPiece(resource, 'text', place);
      if (piece !== undefined) pieces.push(piece);
    } else notScanned.push({ channel: place.channel, what: draft.type === undefined ? 'blob' : kindOfPart(draft) });
  });
  return { pieces: content === undefined ? pieces : [content, ...pieces], notScanned };
}
