import type { GuardedTurn } from '../turn/guarded-turn.js';
import { guardEvents } from './guard-events.js';
import { guardReplyBody } from './guard-reply-body.js';
import { unreadableReply, type HttpAnswer, type HttpOptions } from './http-options.js';

/** How the body of a reply is read. */
export type ReplyKind = 'json' | 'events' | 'text';

/** How a body of this type is read; undefined when nothing can read it. */
export function replyKind(contentType: string, contentEncoding = ''): ReplyKind | undefined {
  if (contentEncoding !== '' && contentEncoding !== 'identity') return undefined;
  if (/^(application\/json|[^;]*\+json)\b/i.test(contentType)) return 'json';
  if (/^text\/event-stream\b/i.test(contentType)) return 'events';
  return /^text\/(plain|html|markdown)\b/i.test(contentType) ? 'text' : undefined;
}

/** What is sent of a reply, piece by piece; or another answer in its place, before anything was sent. */
export async function* guardReply(
  turn: GuardedTurn,
  kind: ReplyKind,
  texts: AsyncIterable<string>,
  options: HttpOptions<never>,
): AsyncGenerator<string | HttpAnswer, void> {
  if (kind === 'events') {
    yield* guardEvents(turn, texts);
    return;
  }
  if (kind === 'text') {
    const reply = turn.openReply();
    for await (const text of texts) {
      const step = reply.push(text);
      if (step.text !== '') yield step.text;
      if (step.stopped !== undefined) return;
    }
    const { text } = await reply.end();
    if (text !== '') yield text;
    return;
  }
  let whole = '';
  for await (const text of texts) whole += text;
  const body = jsonOf(whole);
  const guarded = body === undefined ? undefined : await guardReplyBody(turn, body.value, options);
  if (guarded !== undefined) yield JSON.stringify(guarded.body);
  else if (options.unreadable === 'pass') {
    turn.notScanned('assistant', 'body');
    yield whole;
  } else {
    turn.notScanned('assistant', 'body', 'withheld');
    yield unreadableReply;
  }
}

/** The pieces of a body as text. */
export async function* decoded(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
