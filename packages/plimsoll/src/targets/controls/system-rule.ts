import type { Message } from '@plimsoll/core';
import type { TargetRequest } from '../target.js';

/**
 * A request with a text added to its system prompt: at the end of the last leading system message, or as one in front
 * where there is none. One message stays one, because some chat templates admit no second.
 */
export function withSystemRule(request: TargetRequest, rule: string): TargetRequest {
  const messages = addSystemRule(request.messages, rule);
  const added = messages.length - request.messages.length;
  return { ...request, messages, alreadySent: request.alreadySent === 0 ? 0 : request.alreadySent + added };
}

/** {@link withSystemRule} for the messages alone. */
export function addSystemRule(messages: readonly Message[], rule: string): readonly Message[] {
  const first = messages.findIndex((message) => message.role !== 'system');
  const leading = first === -1 ? messages.length : first;
  const last = messages[leading - 1];
  if (last === undefined) return [{ role: 'system', content: rule }, ...messages];
  return messages.with(leading - 1, { ...last, content: `${last.content}\n\n${rule}` });
}
