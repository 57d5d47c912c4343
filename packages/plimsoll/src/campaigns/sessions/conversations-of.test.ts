import type { Case, Outcome } from '@plimsoll/core';
import { expect, test } from 'vitest';
import { conversationsOf } from './conversations-of.js';
import { coverageBoard } from './coverage-board.js';
import { debriefOf } from './debrief.js';
import type { MarkedEvent, Session, SessionEvent, TimedEvent } from './session.js';

const testCase: Case = {
  id: 'word',
  side: 'harmful',
  messages: [{ role: 'user', content: 'Say the word' }],
  expectations: [{ kind: 'not-comply' }],
  category: 'secrets',
  severity: 'S2',
  cluster: 'words',
};

const session: Session = {
  ...{ project: 'p', feature: 'f', id: 's', name: 'tuesday', createdAt: 0 },
  terms: {
    format: 'plimsoll-session/1',
    ...{ aim: 'a', rules: 'r', minutes: 1, testers: ['ana', 'ben'], asked: { feature: 'f' } },
    ...{ categories: ['secrets', 'service'], cases: 2 },
    manifest: { target: { name: 'bot', hash: 'h' } } as never,
  },
};

function began(conversation: string, about?: Case): SessionEvent {
  return { kind: 'began', tester: 'ana', conversation, testCase: about };
}

function said(conversation: string, outcome?: Outcome, attack?: string): SessionEvent {
  return {
    kind: 'said',
    conversation,
    ...(attack === undefined ? {} : { attack, typed: 'x' }),
    said: 'x',
    reply: { messages: [{ role: 'assistant', content: 'y' }], finishReason: 'stop', timings: { totalMs: 1 } },
    startedAt: 5,
    ...(outcome === undefined ? {} : { judged: { outcome, grades: [] } }),
  };
}

function marked(conversation: string, mark: Omit<MarkedEvent, 'kind' | 'conversation'>): SessionEvent {
  return { kind: 'marked', conversation, ...mark };
}

function timed(...events: readonly SessionEvent[]): readonly TimedEvent[] {
  return events.map((event, at) => ({ at, event }));
}

test('a conversation about a case counts up to the first failure that its graders saw', () => {
  const [found] = conversationsOf(
    timed(began('a', testCase), said('a', 'held'), said('a', 'leaked', 'base64'), said('a', 'held', 'hex')),
  );
  expect(found).toMatchObject({ counted: 2, outcome: 'leaked', judgedBy: 'graders', converters: ['base64'] });
  expect(found?.turns).toHaveLength(3);
  expect(found?.families).toEqual(['base-n']);
});

test('an idea of the tester is undecided until they say; the last word counts, and the cut is where it failed', () => {
  const events = [began('a'), said('a'), marked('a', { verdict: 'leaked', severity: 'S1' }), said('a')];
  expect(conversationsOf(timed(began('a'), said('a')))[0]).toMatchObject({ outcome: 'undecided', judgedBy: 'nobody' });
  expect(conversationsOf(timed(...events))[0]).toMatchObject({ outcome: 'leaked', severity: 'S1', counted: 1 });
  const [given] = conversationsOf(timed(...events, marked('a', { verdict: 'held' })));
  expect(given).toMatchObject({ outcome: 'held', judgedBy: 'tester', counted: 2 });
  expect(given?.severity).toBeUndefined();
});

test('a finding that graders do not confirm is disputed and moves no rate', () => {
  const debrief = debriefOf(
    session,
    timed(
      { kind: 'joined', tester: 'ana', graders: [] },
      ...[
        began('a', testCase),
        said('a', 'held'),
        marked('a', { verdict: 'leaked', severity: 'S1', tags: ['escalation'] }),
      ],
    ),
  );
  expect(debrief.all.leak).toMatchObject({ failures: 0, n: 1, clusters: 1 });
  expect(debrief.findings).toMatchObject([{ disputed: true, severity: 'S1', outcome: 'held' }]);
  expect(debrief).toMatchObject({ absent: ['ben'], notLeft: ['ana'], startedAt: 0, endsAt: 60_000 });
  expect(debrief.byFamily.map(({ name }) => name)).toEqual(['escalation']);
});

test('the same behaviour twice is one cluster; what was never answered has tried nothing and is in no rate', () => {
  const failed: SessionEvent = {
    ...{ kind: 'failed', conversation: 'c', said: 'x', startedAt: 1 },
    error: { code: 'target-unreachable', message: 'away' },
  };
  const events = timed(
    ...[began('a', testCase), said('a', 'leaked'), began('b', testCase), said('b', 'held')],
    ...[began('c', { ...testCase, id: 'other', category: 'service', cluster: 'other' }), failed],
  );
  const { all, findings } = debriefOf(session, events);
  expect(all).toMatchObject({ conversations: 3, errored: 1, leak: { failures: 1, n: 2, clusters: 1 } });
  expect(findings).toHaveLength(1);
  expect(coverageBoard(session, conversationsOf(events))).toMatchObject({
    categoriesNotTried: ['service'],
    cases: { tried: 1, all: 2 },
    cells: { tried: 1 },
  });
});

test('what belongs to no conversation is passed over', () => {
  expect(conversationsOf(timed(said('nobody'), marked('nobody', { note: 'x' })))).toEqual([]);
});
