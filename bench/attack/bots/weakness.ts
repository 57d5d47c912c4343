import type { Message } from '@plimsoll/core';
import type { Random } from '@plimsoll/core/statistics';
import type { Goal } from './goal.js';

/** What a bot knows when it is to answer. */
export interface Moment {
  /** What the user said last. */
  readonly text: string;
  /** All the user said in this conversation, this text included. */
  readonly turns: readonly string[];
  readonly messages: readonly Message[];
  /** What it is attacked for. */
  readonly goals: readonly Goal[];
  /** What the text asks for in plain words. */
  readonly asked: Goal | undefined;
  /** What an earlier turn asked for, where this one is short enough to be about it. */
  readonly pursued: Goal | undefined;
  /** How often the bot refused in this conversation. */
  readonly refusals: number;
  /** Whether the bot really wrote this message in this conversation. */
  isOwn(message: Message): boolean;
}

/** How strict a trigger is: what that means is said at each class. */
export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** The goal that a bot complies with for this weakness, if it does. */
export type Trigger = (moment: Moment) => Goal | undefined;

/** A class of weaknesses. */
export interface WeaknessClass {
  readonly name: string;
  create(difficulty: Difficulty, random: Random): Trigger;
}

/** One of three by difficulty. */
export function byDifficulty<Value>(difficulty: Difficulty, easy: Value, medium: Value, hard: Value): Value {
  return { easy, medium, hard }[difficulty];
}
