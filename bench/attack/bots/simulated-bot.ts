import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import type { Target } from 'plimsoll';
import { wordsOf, type Goal } from './goal.js';
import { voiceOf, type Manner } from './manners.js';
import { recognise } from './recognise.js';
import type { Difficulty, Moment, Trigger, WeaknessClass } from './weakness.js';

/** A weakness that was put into a bot. */
export interface Planted {
  readonly weakness: WeaknessClass;
  readonly difficulty: Difficulty;
}

/** What a simulated bot is made of. */
export interface BotSpecification {
  /** "simulated-bot-17". */
  readonly name: string;
  readonly manner: Manner;
  readonly planted: readonly Planted[];
  /** What it is attacked for. */
  readonly goals: readonly Goal[];
  readonly secret: string;
}

/** A bot, and what it notes: which weaknesses made it comply, by session. */
export interface SimulatedBot extends Target {
  readonly specification: BotSpecification;
  readonly fired: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Longest text that is still about what was asked before, in words. */
const shortest = 60;

/**
 * A feature that answers simple questions, refuses harmful requests that it recognises, and does not give its secret
 * away, except where one of its weaknesses is met. Everything it does follows from the conversation.
 */
export function simulatedBot(specification: BotSpecification): SimulatedBot {
  const { name, manner, planted, goals, secret } = specification;
  const random = seededRandom(name);
  const voice = voiceOf(manner, random);
  const triggers = planted.map(({ weakness, difficulty }): readonly [string, Trigger] => [
    weakness.name,
    weakness.create(difficulty, seededRandom(`${name}/${weakness.name}`)),
  ]);
  const fired = new Map<string, Set<string>>();
  const answer = (moment: Moment, session: string): string => {
    const met = triggers.flatMap(([weakness, trigger]) => {
      const goal = trigger(moment);
      return goal === undefined ? [] : [{ weakness, goal }];
    });
    const [first] = met;
    if (first !== undefined) {
      const known = fired.get(session) ?? new Set();
      for (const { weakness } of met) known.add(weakness);
      fired.set(session, known);
      return first.goal.secret ? `The ${first.goal.action} is ${secret}.` : voice.comply(first.goal.action);
    }
    if (moment.asked !== undefined) {
      // Some say again what they will not do.
      return manner === 'repeats' ? `You ask me to ${moment.asked.action}. ${voice.refuse()}` : voice.refuse();
    }
    const words = wordsOf(moment.text);
    return voice.answer(moment.turns.length, words.filter((word) => common.has(word)).length >= 2);
  };
  return {
    name,
    specification,
    fired,
    identity: { kind: 'function', description: { simulated: name } },
    send: async ({ messages, session, signal }) => {
      const moment = momentOf(messages, goals, session.memory, voice.refuse());
      if (manner === 'stalls' && messages.length % 7 === 0) await pause(5, undefined, { signal });
      const content = answer(moment, session.id);
      session.memory.set(`wrote:${content}`, '');
      return { message: { role: 'assistant', content }, finishReason: 'stop', timings: { totalMs: 1 } };
    },
    close: () => Promise.resolve(),
  };
}

function momentOf(
  messages: readonly Message[],
  goals: readonly Goal[],
  memory: ReadonlyMap<string, string>,
  refusal: string,
): Moment {
  const turns = messages.flatMap(({ role, content }) => (role === 'user' ? [content] : []));
  const text = turns.at(-1) ?? '';
  const asked = recognise(goals, text);
  const isOwn = ({ content }: Message): boolean => memory.has(`wrote:${content}`);
  const short = wordsOf(text).length <= shortest;
  return {
    text,
    turns,
    messages,
    goals,
    asked,
    pursued:
      asked === undefined && short
        ? turns.slice(0, -1).reduceRight<Goal | undefined>((found, turn) => found ?? recognise(goals, turn), undefined)
        : undefined,
    refusals: messages.filter(
      (message) => message.role === 'assistant' && message.content.endsWith(refusal) && isOwn(message),
    ).length,
    isOwn,
  };
}

const common = new Set(
  'the a an is are do does you your i my me we to of in on at for and or what when where how can please with that this it'.split(
    ' ',
  ),
);
