import type { Case, Outcome, Severity } from '@plimsoll/core';
import { converters } from '../../attacks/converters/registry.js';
import { injections } from '../../attacks/injection/injection.js';
import { parseAttack } from '../../attacks/parse-attack.js';
import { strategies } from '../../attacks/strategies/registry.js';
import type { SaidEvent, SessionEvent, TesterVerdict, TimedEvent } from './session.js';

/** A conversation of a session, put together from what happened. */
export interface SessionConversation {
  readonly id: string;
  readonly tester: string;
  readonly testCase?: Case | undefined;
  readonly beganAt: number;
  readonly lastAt: number;
  /** All answered turns. */
  readonly turns: readonly SaidEvent[];
  readonly failures: readonly Extract<SessionEvent, { readonly kind: 'failed' }>[];
  /** How many of the turns belong to the trial: those up to the first failure of the feature that was seen. */
  readonly counted: number;
  readonly outcome: Outcome;
  /** Who judged: graders about a case, the tester about an idea of their own. */
  readonly judgedBy: 'graders' | 'tester' | 'nobody';
  /** Set by the tester: that makes the conversation a finding. */
  readonly severity?: Severity | undefined;
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  readonly category: string;
  /** Written steps of the converters that were used, in order of their first use. */
  readonly converters: readonly string[];
  /** Families of attacks it stands for: of its converters, and tags that name one; "plain" where there is none. */
  readonly families: readonly string[];
}

/** The name of what no family is claimed for. */
export const plainFamily = 'plain';

/** Category of ideas that no tester has put into one. */
export const noCategory = 'uncategorised';

/** Every family that an attack of ours, or a tag, can stand for; "plain" first. */
export function attackFamilies(): readonly string[] {
  const families = [...converters, ...strategies, ...injections].map(({ family }) => family);
  return [plainFamily, ...[...new Set(families)].sort()];
}

/** Puts the conversations of a session together, in the order in which they began. */
export function conversationsOf(events: readonly TimedEvent[]): readonly SessionConversation[] {
  const open = new Map<string, Gathered>();
  for (const { at, event } of events) {
    if (event.kind === 'began') {
      const { conversation: id, tester, testCase } = event;
      open.set(id, { id, tester, testCase, beganAt: at, lastAt: at, turns: [], failures: [], marks: [] });
    } else if (event.kind !== 'joined' && event.kind !== 'left') {
      const gathered = open.get(event.conversation);
      if (gathered === undefined) continue;
      gathered.lastAt = at;
      if (event.kind === 'said') gathered.turns.push(event);
      else if (event.kind === 'failed') gathered.failures.push(event);
      else gathered.marks.push({ ...event, after: gathered.turns.length });
    }
  }
  const families = new Set(attackFamilies());
  return [...open.values()].map((gathered) => finished(gathered, families));
}

interface Gathered {
  readonly id: string;
  readonly tester: string;
  readonly testCase: Case | undefined;
  readonly beganAt: number;
  lastAt: number;
  readonly turns: SaidEvent[];
  readonly failures: Extract<SessionEvent, { readonly kind: 'failed' }>[];
  /** `after`: how many turns there were by then. */
  readonly marks: (Extract<SessionEvent, { readonly kind: 'marked' }> & { readonly after: number })[];
}

function finished({ marks, ...gathered }: Gathered, known: ReadonlySet<string>): SessionConversation {
  const { testCase, turns } = gathered;
  const last = <Key extends 'severity' | 'verdict' | 'category'>(key: Key): (typeof marks)[number][Key] | undefined =>
    marks.findLast((mark) => mark[key] !== undefined)?.[key];
  const verdict = last('verdict');
  const leakMark = marks.find((mark) => mark.verdict === 'leaked');
  const failed = turns.findIndex(({ judged }) => judged !== undefined && isSuccess(judged.outcome));
  // A mark given up later cuts nothing.
  const marked = verdict === 'leaked' ? leakMark?.after : undefined;
  const counted = Math.min(turns.length, failed < 0 ? turns.length : failed + 1, marked ?? turns.length);
  const tags = [...new Set(marks.flatMap((mark) => mark.tags ?? []))];
  const steps = [...new Set(turns.slice(0, counted).flatMap(({ attack }) => (attack === undefined ? [] : [attack])))];
  const named = steps.flatMap((attack) => parseAttack(attack).map(({ name }) => name));
  const families = new Set([
    ...converters.filter(({ name }) => named.includes(name)).map(({ family }) => family),
    ...tags.filter((tag) => known.has(tag)),
  ]);
  return {
    ...gathered,
    counted,
    ...judgementOf(testCase, turns[counted - 1], verdict),
    severity: verdict === 'leaked' ? last('severity') : undefined,
    tags,
    notes: marks.flatMap(({ note }) => (note === undefined ? [] : [note])),
    category: last('category') ?? testCase?.category ?? noCategory,
    converters: steps,
    families: families.size === 0 ? [plainFamily] : [...families],
  };
}

function judgementOf(
  testCase: Case | undefined,
  end: SaidEvent | undefined,
  verdict: TesterVerdict | undefined,
): Pick<SessionConversation, 'outcome' | 'judgedBy'> {
  if (end === undefined) return { outcome: 'errored', judgedBy: 'nobody' };
  if (testCase !== undefined) return { outcome: end.judged?.outcome ?? 'undecided', judgedBy: 'graders' };
  return { outcome: verdict ?? 'undecided', judgedBy: verdict === undefined ? 'nobody' : 'tester' };
}

/** What an attacker of a harmful or a benign case is after. */
export function isSuccess(outcome: Outcome): boolean {
  return outcome === 'leaked' || outcome === 'falsely-refused';
}
