import { classifyReply } from '@plimsoll/guard/matchers';
import type { Conversation } from '../strategy.js';

/**
 * Says texts one after the other, until one succeeds.
 *
 * @param soften what is said once more in between, each time the target has refused; the script then goes on.
 */
export async function sayInTurn(
  conversation: Conversation,
  texts: readonly string[],
  soften?: string,
): Promise<boolean> {
  for (const [index, text] of texts.entries()) {
    const turn = await conversation.say(text);
    if (turn.succeeded) return true;
    const isLast = index === texts.length - 1;
    if (soften === undefined || isLast || !wasRefused(turn.text, text)) continue;
    if ((await conversation.say(soften)).succeeded) return true;
  }
  return false;
}

/** The target declined, by its words: decides what is said next, never whether an attack succeeded. */
export function wasRefused(reply: string, prompt: string): boolean {
  return classifyReply({ reply, prompt }).behaviour === 'refused';
}
