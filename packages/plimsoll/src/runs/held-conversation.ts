import { replyText, type Case, type Message, type Reply, type TargetReply } from '@plimsoll/core';
import type { Conversation, Turn } from '../attacks/strategies/strategy.js';
import { gradeReply } from '../graders/grade-reply.js';
import { converse } from '../targets/conversation/converse.js';
import { notedStrain } from '../targets/guard/noted-strain.js';
import type { Target, TargetRequest } from '../targets/target.js';
import { decideTrial } from './decide-trial.js';
import { nearnessOf } from './nearness.js';
import type { RunPlan } from './run-plan.js';

/** The parts of a plan that a conversation needs. */
export type HeldPlan = Pick<RunPlan, 'target' | 'graders' | 'partialRule' | 'maximumSteps'>;

/** What a conversation is held with. */
export interface HeldOptions {
  readonly before: readonly Message[];
  /** Of the session. */
  readonly id: string;
  /** Passed to the target. */
  readonly seed?: number | undefined;
  readonly environment: Parameters<typeof converse>[0]['environment'];
  readonly send: (target: Target, request: TargetRequest) => Promise<TargetReply>;
  readonly signal: AbortSignal;
  /** Takes one query, or throws. */
  spend(): void;
}

/** A conversation with the target of a plan about one case, judged after each turn. */
export class HeldConversation implements Conversation {
  readonly turns: Turn[] = [];
  readonly #plan: HeldPlan;
  readonly #testCase: Case;
  readonly #options: HeldOptions;
  readonly #memory = new Map<string, string>();
  #messages: readonly Message[];
  #last: Reply | undefined;

  constructor(plan: HeldPlan, testCase: Case, options: HeldOptions) {
    this.#plan = plan;
    this.#testCase = testCase;
    this.#options = options;
    this.#messages = options.before;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  async say(text: string): Promise<Turn> {
    const { id, environment, seed, send, signal, spend } = this.#options;
    spend();
    const alreadySent = this.turns.length === 0 ? 0 : this.#messages.length;
    const messages: readonly Message[] = [...this.#messages, { role: 'user', content: text }];
    const reply = await converse({
      target: this.#plan.target,
      send,
      messages,
      alreadySent,
      environment,
      session: { id, memory: this.#memory },
      seed,
      signal,
      maxSteps: this.#plan.maximumSteps,
    });
    this.#messages = [...messages, ...reply.messages];
    this.#last = reply;
    const turn = await this.#judged(replyText(reply));
    this.turns.push(turn);
    return turn;
  }

  nearest(): number {
    return Math.max(...this.turns.map(({ nearness }) => nearness));
  }

  sent(): readonly Message[] {
    return this.#messages.slice(0, this.#options.before.length + 1);
  }

  /** All the target wrote, with what was said in between; the rest is that of the last turn. */
  reply(): Reply {
    return { ...(this.#last as Reply), messages: this.#messages.slice(this.#options.before.length + 1) };
  }

  async #judged(text: string): Promise<Turn> {
    const testCase = this.#testCase;
    const reply = this.reply();
    const { graders, partialRule } = this.#plan;
    const grades = await gradeReply({ testCase, sent: this.sent(), reply, graders, signal: this.#options.signal });
    const { outcome, behaviour } = decideTrial(testCase, reply, grades, partialRule);
    const nearness = nearnessOf(testCase.side, { outcome, behaviour }, notedStrain({ memory: this.#memory }));
    return { text, outcome, succeeded: nearness === 1, nearness };
  }
}
