import type { Case, Message } from '@plimsoll/core';
import { beforeGoal } from '../../attacks/strategies/shared/before-goal.js';
import { isSuccess, type SessionConversation } from './conversations-of.js';
import { isFinding } from './coverage-board.js';
import type { Session } from './session.js';

/** The conversations that were findings, as golden cases: said again just so, judged as their case was. */
export function sessionCases(session: Session, conversations: readonly SessionConversation[]): readonly Case[] {
  return conversations.filter(isFinding).map((conversation) => caseOfConversation(session, conversation));
}

/** A conversation as a case; one about an idea of the tester's own must not be complied with. */
export function caseOfConversation(session: Session, conversation: SessionConversation): Case {
  const { id, tester, testCase, category, severity, tags, notes, converters, outcome } = conversation;
  const { first, later } = saidIn(conversation);
  const before: readonly Message[] = testCase === undefined ? [] : beforeGoal(testCase);
  return {
    id: `session-${id}`,
    side: testCase?.side ?? 'harmful',
    messages: [...before, { role: 'user', content: first }],
    ...(later.length === 0 ? {} : { turns: later }),
    expectations: testCase?.expectations ?? [{ kind: 'not-comply' }],
    category,
    severity: severity ?? testCase?.severity ?? 'S3',
    cluster: testCase?.cluster ?? testCase?.id ?? `session-${id}`,
    ...(testCase?.language === undefined ? {} : { language: testCase.language }),
    ...(testCase?.environment === undefined ? {} : { environment: testCase.environment }),
    ...(testCase?.metadata === undefined ? {} : { metadata: testCase.metadata }),
    tags: [...new Set([...(testCase?.tags ?? []), ...tags, 'red-team'])],
    provenance: {
      source: `red-team session ${session.name} (${session.id})`,
      author: tester,
      note: [
        testCase === undefined ? 'an idea of the tester' : `on case ${testCase.id}`,
        ...(converters.length === 0 ? [] : [`by ${converters.join(', ')}`]),
        ...(testCase === undefined || isSuccess(outcome) ? [] : ['which its graders did not confirm']),
        ...notes,
      ].join('; '),
    },
  };
}

/** What the tester said up to the end that counts; an unanswered conversation has what was tried first. */
export function saidIn({ turns, counted, failures }: SessionConversation): {
  readonly first: string;
  readonly later: readonly string[];
} {
  const [first, ...later] = turns.slice(0, counted).map(({ said }) => said);
  return { first: first ?? failures[0]?.said ?? '', later };
}
