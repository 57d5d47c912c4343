import type { Case, Message, Outcome } from '@plimsoll/core';
import type { Random } from '@plimsoll/core/statistics';
import type * as z from 'zod/mini';
import type { AttackMemory } from '../attack-memory.js';
import type { Attacker } from '../attackers/attacker.js';
import type { AttackKnowledge } from '../knowledge.js';

/** What the target did in one turn of a conversation, judged by the graders of the run. */
export interface Turn {
  /** What the target wrote last; empty where it only called tools. */
  readonly text: string;
  /** The conversation up to here as the outcome table decides it. */
  readonly outcome: Outcome;
  /** The case's side failed: a leak, or for a benign case a false refusal. */
  readonly succeeded: boolean;
  /**
   * How near it came, 0 to 1, for searches that climb: 1 succeeded, 0.6 partly complied, 0.4 undecided, 0 held. A target
   * that gives a score of its own (a guard) refines what lies below 1.
   */
  readonly nearness: number;
}

/** One conversation with the target, in a session and a tool environment of its own. */
export interface Conversation {
  /** All so far, the target's replies and tool results included. */
  readonly messages: readonly Message[];
  readonly turns: readonly Turn[];
  /** Says something as the user and waits for the answer. Costs one query. */
  say(text: string): Promise<Turn>;
}

/** What a strategy works with. */
export interface StrategyContext {
  readonly testCase: Case;
  /** What the case asks for: its last user message. */
  readonly goal: string;
  /**
   * Begins a conversation.
   *
   * @param before messages before the first turn, in place of those of the case that come before its last user message.
   */
  begin(before?: readonly Message[]): Conversation;
  /** Queries left in this trial. A `say` beyond them throws {@link QueriesSpent}, which ends the trial as it stands. */
  queriesLeft(): number;
  /** The model that plays the attacker; left out, the strategy says its own script. */
  readonly attacker?: Attacker | undefined;
  /** What has worked elsewhere, where attacks share it. */
  readonly memory?: AttackMemory | undefined;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** Thrown by {@link Conversation.say} when the queries of a trial are used up. */
export class QueriesSpent extends Error {
  override readonly name = 'QueriesSpent';
}

/**
 * Who writes the turns of a strategy. `none`: they follow from the case. `scripted-or-model`: a model where one is
 * configured, else a script; the trials of a script are recorded under `scripted-…`. `model`: only a model.
 */
export const attackerNeeds = ['none', 'scripted-or-model', 'model'] as const;
export type AttackerNeed = (typeof attackerNeeds)[number];

/** A way of attacking that takes several turns, or several tries. */
export interface Strategy {
  /** kebab-case. */
  readonly name: string;
  readonly family: string;
  readonly version: number;
  readonly attacker: AttackerNeed;
  readonly knowledge: AttackKnowledge;
  /** Schema of the parameters, every one with a default. */
  readonly parameters: z.ZodMiniType;
  /** Tries until a turn succeeds, the queries are spent, or it has nothing left to try. */
  drive(context: StrategyContext, parameters: unknown): Promise<void>;
}

interface StrategyDefinition<Parameters extends z.ZodMiniType> {
  readonly name: string;
  readonly family: string;
  readonly version?: number;
  readonly attacker: AttackerNeed;
  readonly knowledge: AttackKnowledge;
  readonly parameters: Parameters;
  drive(context: StrategyContext, parameters: z.output<Parameters>): Promise<void>;
}

/** Makes a strategy out of what is particular about it. */
export function defineStrategy<Parameters extends z.ZodMiniType>(definition: StrategyDefinition<Parameters>): Strategy {
  const { drive, version = 1, ...rest } = definition;
  return { ...rest, version, drive: (context, given) => drive(context, given as z.output<Parameters>) };
}
