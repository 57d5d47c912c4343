import { PlimsollError, uuidV7, type Case, type Message, type Reply } from '@plimsoll/core';
import { beforeGoal } from '../../attacks/strategies/shared/before-goal.js';
import { converterStack, largestConverted } from '../../attacks/converter-stack.js';
import { parseAttack, writeAttack } from '../../attacks/parse-attack.js';
import { gradeReply } from '../../graders/grade-reply.js';
import { decideTrial } from '../../runs/decide-trial.js';
import { storedError } from '../../runs/obtain-reply.js';
import type { RunPlan } from '../../runs/run-plan.js';
import type { RunServices } from '../../runs/run-services.js';
import { converse } from '../../targets/conversation/converse.js';
import type { ToolEnvironment } from '../../targets/conversation/tool-environment.js';
import { sendWithRetries } from '../../targets/with-retries.js';
import {
  eventBody,
  type LeaveReason,
  type MarkedEvent,
  type SaidEvent,
  type Session,
  type SessionEvent,
} from './session.js';

/** The parts of a plan that a tester's conversations need. */
export type DeskPlan = Pick<RunPlan, 'target' | 'graders' | 'partialRule' | 'maximumSteps' | 'environments'>;

/** What a tester is told of a turn that was answered. */
export interface DeskTurn extends Pick<SaidEvent, 'said' | 'judged'> {
  /** What came back, calls of tools and their results among it. */
  readonly answer: readonly Message[];
}

/** Where one tester of a session sits: their conversations, one at a time. What a method resolved with is committed. */
export class SessionDesk {
  readonly #session: Session;
  readonly #plan: DeskPlan;
  readonly #services: RunServices;
  readonly #tester: string;
  #testCase: Case | undefined;
  #talk: Talk;

  /** @param tester one of the session's. */
  constructor(session: Session, plan: DeskPlan, services: RunServices, tester: string) {
    this.#session = session;
    this.#plan = plan;
    this.#services = services;
    this.#tester = tester;
    this.#talk = this.#newTalk(undefined);
  }

  /** The case that the conversation is about. */
  get testCase(): Case | undefined {
    return this.#testCase;
  }

  /** How many turns of the conversation were answered. */
  get turns(): number {
    return this.#talk.turns;
  }

  async join(): Promise<void> {
    const graders = this.#plan.graders.map(({ hash, identity }) => ({ hash, identity }));
    await this.#record({ kind: 'joined', tester: this.#tester, graders });
  }

  async leave(why: LeaveReason): Promise<void> {
    await this.#record({ kind: 'left', tester: this.#tester, why });
  }

  /**
   * Turns to another conversation. It is stored with its first turn.
   *
   * @param testCase what it is about; nothing for an idea of the tester's own.
   */
  begin(testCase: Case | undefined): void {
    this.#testCase = testCase;
    this.#talk = this.#newTalk(testCase);
  }

  /**
   * Says something to the target and stores what came back, or that nothing did.
   *
   * @param attack converters, as on a command line.
   * @param signal drops what is in flight; that is stored as a turn without an answer.
   * @throws PlimsollError `usage-invalid` for converters that there are not, `attack-too-large` for a text that is too
   * long: nothing is sent. Whatever the target throws, stored before it is thrown: the turn may be said again.
   */
  async say(typed: string, attack?: string, signal?: AbortSignal): Promise<DeskTurn> {
    const { clock } = this.#services;
    const talk = this.#talk;
    const { id } = talk;
    const { said, steps } = converted(typed, attack, `${id}/${String(talk.turns)}`);
    const startedAt = clock.now();
    const messages: readonly Message[] = [...talk.messages, { role: 'user', content: said }];
    const begins: SessionEvent[] = talk.stored
      ? []
      : [{ kind: 'began', tester: this.#tester, conversation: id, testCase: this.#testCase }];
    let reply: Reply;
    try {
      reply = await this.#ask(messages, signal ?? new AbortController().signal);
    } catch (error) {
      if (!PlimsollError.isInstance(error)) throw error;
      await this.#record(...begins, { kind: 'failed', conversation: id, said, error: storedError(error), startedAt });
      talk.stored = true;
      throw error;
    }
    const answered = [...messages, ...reply.messages];
    const judged = await this.#judge(
      { ...reply, messages: answered.slice(talk.before + 1) },
      answered.slice(0, talk.before + 1),
    );
    await this.#record(...begins, {
      kind: 'said',
      conversation: id,
      ...(steps === undefined ? {} : { attack: steps, typed: typed.toWellFormed() }),
      ...{ said, reply, startedAt, judged },
    });
    Object.assign(talk, { stored: true, messages: answered, turns: talk.turns + 1 });
    return { said, answer: reply.messages, judged };
  }

  /**
   * Notes something about the conversation.
   *
   * @throws PlimsollError `usage-invalid` before anything was said; a verdict needs an answer.
   */
  async mark(mark: Omit<MarkedEvent, 'kind' | 'conversation'>): Promise<void> {
    const { id, stored, turns } = this.#talk;
    if (!stored || (mark.verdict !== undefined && turns === 0)) {
      throw new PlimsollError({
        code: 'usage-invalid',
        message: `There is nothing to note it about: nothing was ${stored ? 'answered' : 'said'} in this conversation.`,
        hint: 'Say something first; what you type without a / is sent.',
      });
    }
    await this.#record({ kind: 'marked', conversation: id, ...mark });
  }

  #ask(messages: readonly Message[], signal: AbortSignal): Promise<Reply> {
    const { id, messages: before, turns, environment, memory } = this.#talk;
    return converse({
      target: this.#plan.target,
      send: async (target, request) => (await sendWithRetries(target, request, this.#services.retries)).reply,
      messages,
      alreadySent: turns === 0 ? 0 : before.length,
      environment,
      session: { id, memory },
      signal,
      maxSteps: this.#plan.maximumSteps,
    });
  }

  async #judge(reply: Reply, sent: readonly Message[]): Promise<SaidEvent['judged']> {
    const testCase = this.#testCase;
    if (testCase === undefined) return undefined;
    const { graders, partialRule } = this.#plan;
    const grades = await gradeReply({ testCase, sent, reply, graders });
    const { outcome, behaviour } = decideTrial(testCase, reply, grades, partialRule);
    return { outcome, behaviour, grades };
  }

  #newTalk(testCase: Case | undefined): Talk {
    const messages = testCase === undefined ? [] : beforeGoal(testCase);
    const name = testCase?.environment;
    return {
      id: uuidV7(this.#services.ids),
      stored: false,
      before: messages.length,
      messages,
      turns: 0,
      environment: name === undefined ? undefined : this.#plan.environments.get(name)?.create(),
      memory: new Map(),
    };
  }

  async #record(...events: readonly SessionEvent[]): Promise<void> {
    const at = this.#services.clock.now();
    await this.#services.store.sessions.append(
      this.#session.id,
      events.map((event) => ({ at, body: eventBody(event) })),
    );
  }
}

/** The state of a conversation. */
interface Talk {
  readonly id: string;
  /** Whether the store knows of it. */
  stored: boolean;
  /** How many messages stood before the first thing said. */
  readonly before: number;
  messages: readonly Message[];
  turns: number;
  readonly environment: ToolEnvironment | undefined;
  readonly memory: Map<string, string>;
}

function converted(typed: string, attack: string | undefined, seed: string): { said: string; steps?: string } {
  // Hashes are made of what is sent, and half a surrogate pair has none.
  const plain = typed.toWellFormed();
  if (plain.length > largestConverted) {
    throw new PlimsollError({
      code: 'attack-too-large',
      message: `The text has ${String(plain.length)} characters; the most is ${String(largestConverted)}. It was not sent.`,
      hint: 'Send it in parts.',
    });
  }
  if (attack === undefined) return { said: plain };
  const written = parseAttack(attack);
  return { said: converterStack(written).convert(plain, seed).toWellFormed(), steps: writeAttack(written) };
}
