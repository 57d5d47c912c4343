import { canonicalJson, type Message } from '@plimsoll/core';

/** The canonical JSON of messages; the one user message that most cases have is written without a walk through it. */
export function canonicalMessages(messages: readonly Message[]): string {
  const only = messages.length === 1 ? messages[0] : undefined;
  if (
    only?.role !== 'user' ||
    only.toolCallId !== undefined ||
    only.toolCalls !== undefined ||
    only.toolName !== undefined
  ) {
    return canonicalJson(messages);
  }
  return `[{"content":${canonicalJson(only.content)},"role":"user"}]`;
}
