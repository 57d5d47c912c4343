import {
  contentHash,
  requestHash,
  trialId,
  uuidV7,
  type AttackStep,
  type Case,
  type Grade,
  type GraderIdentity,
  type Message,
  type Reply,
} from '@plimsoll/core';
import { beforeGoal } from '../../attacks/strategies/shared/before-goal.js';
import { converterStack } from '../../attacks/converter-stack.js';
import { parseAttack } from '../../attacks/parse-attack.js';
import { SetDigest } from '../../datasets/digest.js';
import { hashCase } from '../../datasets/hash-case.js';
import { decideTrial } from '../../runs/decide-trial.js';
import type { RunServices } from '../../runs/run-services.js';
import type { NewOutcome, RunRecord, SetRecord, StoredCase } from '../../store/store.js';
import type { SessionConversation } from './conversations-of.js';
import { caseOfConversation, saidIn } from './session-cases.js';
import type { Session, TimedEvent } from './session.js';

/** Trials are written in pieces of so many: a conversation may be long. */
const batchSize = 100;

/**
 * The conversations of a session as a run: one trial each, of its case or, for an idea of a tester's own, of a case made
 * of what was said. The same conversations with the same marks give the run that was made of them before.
 *
 * @returns nothing where no conversation was begun.
 */
export async function recordSessionRun(
  services: RunServices,
  session: Session,
  events: readonly TimedEvent[],
  conversations: readonly SessionConversation[],
): Promise<RunRecord | undefined> {
  const { store, clock, ids } = services;
  if (conversations.length === 0) return undefined;
  const { project, feature, name, id, terms } = session;
  const places = placesOf(session, conversations);
  const planHash = contentHash({
    session: id,
    trials: conversations.map((each, index) => [
      each.id,
      each.counted,
      each.outcome,
      places.cases[places.of[index]?.position ?? 0]?.hash ?? '',
    ]),
  });
  for (const run of await store.runs.list({ project, feature, limit: 1_000 })) {
    if (run.manifest.planHash === planHash && run.status === 'complete') return run;
  }
  const set = await writeSet(services, session, places.cases);
  const run = await store.runs.create({
    ...{ project, feature, name },
    id: uuidV7(ids),
    setNo: set.setNo,
    manifest: {
      ...terms.manifest,
      planHash,
      setFingerprint: set.fingerprint,
      graders: gradersOf(events, conversations),
      attacks: places.attacks,
      repeats: 1 + Math.max(...places.of.map(({ repeat }) => repeat)),
      seed: 0,
      filter: {},
      limit: undefined,
      planned: conversations.length,
    },
    startedAt: Math.min(...conversations.map(({ beganAt }) => beganAt)),
  });
  for (let start = 0; start < conversations.length; start += batchSize) {
    const rows = conversations.slice(start, start + batchSize).map((conversation, index) => {
      const place = places.of[start + index] as Place;
      return trialOf(session, conversation, start + index, place, places);
    });
    await store.runs.append(run.runNo, rows);
  }
  await store.runs.setStatus(run.runNo, 'complete', clock.now());
  return (await store.runs.find(run.id)) ?? run;
}

interface Place {
  readonly position: number;
  readonly attack: number;
  readonly repeat: number;
}

interface Places {
  readonly cases: readonly StoredCase[];
  readonly attacks: readonly (readonly AttackStep[])[];
  /** By conversation. */
  readonly of: readonly Place[];
}

/** Gives every conversation its case and attack, and counts those that have both in common as repeats. */
function placesOf(session: Session, conversations: readonly SessionConversation[]): Places {
  const cases: StoredCase[] = [];
  const positions = new Map<string, number>();
  const ids = new Set<string>();
  const attacks: (readonly AttackStep[])[] = [];
  const attackNumbers = new Map<string, number>();
  const counts = new Map<string, number>();
  const of = conversations.map((conversation) => {
    const own: Case = conversation.testCase ?? caseOfConversation(session, conversation);
    const hash = hashCase(own);
    // An idea that two testers had is one case each: it has the id of its conversation.
    const caseKey = conversation.testCase === undefined ? own.id : hash;
    let position = positions.get(caseKey);
    if (position === undefined) {
      position = cases.length;
      positions.set(caseKey, position);
      // The file may have been edited during the session: then one id stands for two cases.
      const id = ids.has(own.id) ? `${own.id}#${String(position)}` : own.id;
      ids.add(id);
      cases.push({ position, hash, testCase: { ...own, id } });
    }
    const steps = stepsOf(conversation);
    const attackKey = JSON.stringify(steps);
    const attack = attackNumbers.get(attackKey) ?? attacks.length;
    if (attack === attacks.length) {
      attackNumbers.set(attackKey, attack);
      attacks.push(steps);
    }
    const key = `${String(position)}/${String(attack)}`;
    const repeat = counts.get(key) ?? 0;
    counts.set(key, repeat + 1);
    return { position, attack, repeat };
  });
  return { cases, attacks, of };
}

function stepsOf({ converters }: SessionConversation): readonly AttackStep[] {
  return [{ name: 'human' }, ...converters.flatMap((attack) => converterStack(parseAttack(attack)).steps)];
}

async function writeSet(
  { store, clock }: RunServices,
  session: Session,
  cases: readonly StoredCase[],
): Promise<SetRecord> {
  const { project, feature, name } = session;
  const digest = new SetDigest();
  const writer = await store.sets.write({ project, feature, name: `session ${name}`, createdAt: clock.now() });
  try {
    for (let start = 0; start < cases.length; start += batchSize) {
      const batch = cases.slice(start, start + batchSize);
      digest.add(batch);
      await writer.append(batch);
    }
    return await writer.commit(digest.finish());
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

function trialOf(
  { id, terms }: Session,
  conversation: SessionConversation,
  trialNo: number,
  place: Place,
  { cases, attacks }: Places,
): NewOutcome {
  const { testCase, hash } = cases[place.position] as StoredCase;
  const { target, release, partialRule } = terms.manifest;
  const { counted, outcome, failures, turns } = conversation;
  const { first, later } = saidIn(conversation);
  const sent: readonly Message[] = [...beforeGoal(testCase), { role: 'user', content: first }];
  const reply = replyOf(conversation);
  const grades = gradesOf(conversation);
  const decided = reply && decideTrial(testCase, reply, grades, partialRule);
  const error = failures[0]?.error ?? { code: 'reply-missing' as const, message: 'Nothing was answered.' };
  return {
    trialNo,
    casePosition: place.position,
    attack: place.attack,
    repeat: place.repeat,
    trialId: trialId({
      caseHash: hash,
      attack: attacks[place.attack] ?? [],
      repeat: place.repeat,
      targetHash: target.hash,
    }),
    // Salted: a person's conversation answers no request of another run.
    requestHash: requestHash({
      ...{ messages: sent, turns: later, repeat: place.repeat, targetHash: target.hash },
      release: { ...release, session: id, conversation: conversation.id },
    }),
    sent,
    reply,
    outcome,
    ...(decided === undefined ? { error } : { heldBy: decided.heldBy, behaviour: decided.behaviour }),
    grades,
    startedAt: turns[0]?.startedAt ?? failures[0]?.startedAt ?? conversation.beganAt,
    attempts: Math.max(1, counted),
  };
}

/** All that came back up to the end that counts, with what was said in between. */
function replyOf({ turns, counted }: SessionConversation): Reply | undefined {
  const last = turns[counted - 1];
  if (last === undefined) return undefined;
  const messages = turns
    .slice(0, counted)
    .flatMap(({ said, reply }, index): readonly Message[] => [
      ...(index === 0 ? [] : [{ role: 'user' as const, content: said }]),
      ...reply.messages,
    ]);
  return { ...last.reply, messages };
}

/** Graders judge a case; an idea of a tester's own is judged by the tester, or by nobody. */
function gradesOf({ testCase, turns, counted, tester, outcome }: SessionConversation): readonly Grade[] {
  if (counted === 0) return [];
  if (testCase !== undefined) return turns[counted - 1]?.judged?.grades ?? [];
  const verdict = outcome === 'leaked' ? 'violated' : outcome === 'held' ? 'met' : 'undecided';
  return [{ expectation: 0, verdict, grader: contentHash(humanGrader(tester)) }];
}

function humanGrader(tester: string): GraderIdentity {
  return { name: 'human', version: '1', parameters: { tester } };
}

function gradersOf(
  events: readonly TimedEvent[],
  conversations: readonly SessionConversation[],
): RunRecord['manifest']['graders'] {
  const joined = events.flatMap(({ event }) => (event.kind === 'joined' ? event.graders : []));
  const people = [...new Set(conversations.map(({ tester }) => tester))].map(humanGrader);
  const all = [...joined, ...people.map((identity) => ({ hash: contentHash(identity), identity }))];
  return [...new Map(all.map((grader) => [grader.hash, grader])).values()];
}
