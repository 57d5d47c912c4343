import type { Outcome, RateSummary, Severity, Side } from '@plimsoll/core';
import { rateOfCounts } from '../../runs/rate-block.js';
import { conversationsOf, type SessionConversation } from './conversations-of.js';
import { coverageBoard, isFinding, type CoverageBoard } from './coverage-board.js';
import { saidIn } from './session-cases.js';
import type { Session, SessionEvent, TimedEvent } from './session.js';
import { timeBox } from './time-box.js';

/** What one tester, family or category came to. */
export interface TriedSummary {
  readonly name: string;
  readonly conversations: number;
  readonly turns: number;
  /** Of conversations about what must not happen: those that leaked. Undecided ones are tries without success. */
  readonly leak: RateSummary;
  /** Of conversations about innocent requests: those that were refused. */
  readonly falseRefusal: RateSummary;
  readonly undecided: number;
  readonly errored: number;
}

/** A conversation in which the feature failed. */
export interface SessionFinding {
  readonly conversation: string;
  readonly at: number;
  readonly tester: string;
  readonly side: Side;
  readonly severity: Severity;
  readonly category: string;
  readonly caseId?: string | undefined;
  readonly outcome: Outcome;
  readonly judgedBy: SessionConversation['judgedBy'];
  /** A tester calls it a failure and the graders of its case do not. */
  readonly disputed: boolean;
  readonly converters: readonly string[];
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  readonly said: readonly string[];
}

/** One line of what happened when. */
export interface TimelineEntry {
  readonly at: number;
  readonly tester: string;
  readonly kind: 'joined' | 'left' | 'conversation' | 'finding' | 'error';
  /** Why somebody left, or how many turns a conversation has. */
  readonly detail: string;
}

/** What a session came to. */
export interface SessionDebrief {
  readonly format: 'plimsoll-session-debrief/1';
  readonly session: Pick<Session, 'id' | 'name' | 'project' | 'feature' | 'createdAt'>;
  readonly aim: string;
  readonly rules: string;
  readonly minutes: number;
  readonly target: { readonly name: string; readonly hash: string };
  readonly startedAt?: number | undefined;
  readonly endsAt?: number | undefined;
  /** The run that the conversations are stored as. */
  readonly run?: { readonly id: string; readonly name: string } | undefined;
  readonly testers: readonly TriedSummary[];
  /** Named in the session and never seen. */
  readonly absent: readonly string[];
  /** Joined and neither left nor ran out of time: the process ended, or goes on. What they did is stored all the same. */
  readonly notLeft: readonly string[];
  readonly all: TriedSummary;
  readonly byFamily: readonly TriedSummary[];
  readonly byCategory: readonly TriedSummary[];
  readonly findings: readonly SessionFinding[];
  readonly board: CoverageBoard;
  readonly timeline: readonly TimelineEntry[];
}

/**
 * Puts together what a session came to: who tried what, how it fared with intervals clustered by behaviour, what was
 * found, what nobody tried, and when.
 */
export function debriefOf(
  session: Session,
  events: readonly TimedEvent[],
  run?: { readonly id: string; readonly name: string },
): SessionDebrief {
  const conversations = conversationsOf(events);
  const { id, name, project, feature, createdAt, terms } = session;
  const board = coverageBoard(session, conversations);
  const here = new Set(events.flatMap(({ event }) => (event.kind === 'joined' ? [event.tester] : [])));
  const of = (group: string, which: (conversation: SessionConversation) => boolean): TriedSummary =>
    summaryOf(group, conversations.filter(which));
  return {
    format: 'plimsoll-session-debrief/1',
    session: { id, name, project, feature, createdAt },
    ...{ aim: terms.aim, rules: terms.rules, minutes: terms.minutes },
    target: { name: terms.manifest.target.name, hash: terms.manifest.target.hash },
    ...timeBox(session, events),
    ...(run === undefined ? {} : { run: { id: run.id, name: run.name } }),
    testers: terms.testers.filter((each) => here.has(each)).map((each) => of(each, ({ tester }) => tester === each)),
    absent: terms.testers.filter((each) => !here.has(each)),
    notLeft: [...here].filter((each) => lastMoveOf(each, events) === 'joined'),
    all: of('all', () => true),
    byFamily: board.familiesTried.map((family) => of(family, ({ families }) => families.includes(family))),
    byCategory: board.rows
      .filter((row) => row.conversations > 0)
      .map(({ category }) => of(category, (each) => each.category === category)),
    findings: conversations.filter(isFinding).map(findingOf).sort(graver),
    board,
    timeline: timelineOf(events, conversations),
  };
}

function summaryOf(name: string, conversations: readonly SessionConversation[]): TriedSummary {
  const decided = conversations.filter(({ outcome }) => outcome !== 'errored');
  const rate = (side: Side, failure: Outcome): RateSummary => {
    const clusters = new Map<string, { n: number; failures: number }>();
    for (const { id, testCase, outcome } of decided) {
      if ((testCase?.side ?? 'harmful') !== side) continue;
      const key = testCase === undefined ? id : (testCase.cluster ?? testCase.id);
      const known = clusters.get(key) ?? { n: 0, failures: 0 };
      clusters.set(key, { n: known.n + 1, failures: known.failures + (outcome === failure ? 1 : 0) });
    }
    return rateOfCounts([...clusters.values()].map((cluster) => ({ ...cluster, clusters: 1 })));
  };
  return {
    name,
    conversations: conversations.length,
    turns: conversations.reduce((sum, { turns }) => sum + turns.length, 0),
    leak: rate('harmful', 'leaked'),
    falseRefusal: rate('benign', 'falsely-refused'),
    undecided: decided.filter(({ outcome }) => outcome === 'undecided').length,
    errored: conversations.length - decided.length,
  };
}

function findingOf(conversation: SessionConversation): SessionFinding {
  const { id, lastAt, tester, testCase, severity, category, outcome, judgedBy, converters, tags, notes } = conversation;
  const { first, later } = saidIn(conversation);
  return {
    ...{
      conversation: id,
      at: lastAt,
      tester,
      category,
      caseId: testCase?.id,
      outcome,
      judgedBy,
      converters,
      tags,
      notes,
    },
    side: testCase?.side ?? 'harmful',
    severity: severity ?? testCase?.severity ?? 'S3',
    disputed: testCase !== undefined && outcome !== 'leaked' && outcome !== 'falsely-refused',
    said: [first, ...later],
  };
}

function lastMoveOf(tester: string, events: readonly TimedEvent[]): SessionEvent['kind'] | undefined {
  return events.findLast(({ event }) => (event.kind === 'joined' || event.kind === 'left') && event.tester === tester)
    ?.event.kind;
}

function timelineOf(
  events: readonly TimedEvent[],
  conversations: readonly SessionConversation[],
): readonly TimelineEntry[] {
  const moves = events.flatMap(({ at, event }): TimelineEntry[] => {
    if (event.kind === 'joined') return [{ at, tester: event.tester, kind: 'joined', detail: '' }];
    return event.kind === 'left' ? [{ at, tester: event.tester, kind: 'left', detail: event.why }] : [];
  });
  const talks = conversations.map((each): TimelineEntry => {
    const what = each.testCase === undefined ? 'own idea' : each.testCase.id;
    const turns = `${String(each.turns.length)} ${each.turns.length === 1 ? 'turn' : 'turns'}`;
    const kind = isFinding(each) ? 'finding' : each.counted === 0 ? 'error' : 'conversation';
    return { at: each.beganAt, tester: each.tester, kind, detail: `${what}, ${turns}, ${each.outcome}` };
  });
  return [...moves, ...talks].sort((a, b) => a.at - b.at);
}

const graver = (a: SessionFinding, b: SessionFinding): number =>
  a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : a.at - b.at;
