import { guardCompletion } from '../chat/guard-completion.js';
import { guardResponse } from '../openai/guard-response.js';
import { isRecord, recordOf, textOf, type Draft } from '../turn/drafts.js';
import type { GuardedTurn } from '../turn/guarded-turn.js';
import type { HttpOptions, PickedText } from './http-options.js';

const members = ['text', 'reply', 'answer', 'message', 'content', 'output', 'response'] as const;

/** The JSON body of a reply, guarded; undefined when no text can be found in it. */
export async function guardReplyBody(
  turn: GuardedTurn,
  given: unknown,
  { pickReply }: HttpOptions<never>,
): Promise<{ readonly body: unknown } | undefined> {
  if (pickReply === undefined) {
    if (typeof given === 'string') return { body: (await turn.reply(given)).text };
    if (Array.isArray(recordOf(given).choices)) return { body: await guardCompletion(turn, given) };
    if (recordOf(given).object === 'response') return { body: await guardResponse(turn, given) };
  }
  const body = structuredClone(given);
  const picked = (pickReply ?? textsOf)(body);
  if (picked.length === 0) return undefined;
  for (const { in: owner, at } of picked) {
    const text = textOf((owner as Draft)[at]);
    if (text !== undefined) (owner as Draft)[at] = (await turn.reply(text)).text;
  }
  return { body };
}

function textsOf(body: unknown): readonly PickedText[] {
  if (!isRecord(body)) return [];
  return members.flatMap((at): PickedText[] => {
    const value = body[at];
    if (typeof value === 'string') return [{ in: body, at }];
    return isRecord(value) && typeof value.content === 'string' ? [{ in: value, at: 'content' }] : [];
  });
}
