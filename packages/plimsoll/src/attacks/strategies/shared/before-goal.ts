import type { Case, Message } from '@plimsoll/core';

/** The messages of a case before its last user message, which says what it asks for. */
export function beforeGoal({ messages }: Case): readonly Message[] {
  return messages.slice(0, Math.max(0, goalPlace(messages)));
}

/** What a case asks for; empty where no user says anything. */
export function goalOf({ messages }: Case): string {
  return messages[goalPlace(messages)]?.content ?? '';
}

function goalPlace(messages: readonly Message[]): number {
  return messages.findLastIndex(({ role }) => role === 'user');
}
