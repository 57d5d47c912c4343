import * as z from 'zod/mini';
import type { AttackerProblem } from '../../attackers/ask-attacker.js';
import { attackerFailed } from '../../attackers/attacker-failed.js';
import { leadConversation } from '../../attackers/lead-conversation.js';
import type { AttackKnowledge } from '../../knowledge.js';
import { defineStrategy, type Strategy } from '../strategy.js';
import { sayInTurn } from './say-in-turn.js';

interface ConversationDefinition {
  readonly name: string;
  readonly family: string;
  readonly version?: number;
  readonly knowledge: AttackKnowledge;
  /** What an attacker model is told to do. */
  readonly brief: string;
  /** Turns of a conversation unless told otherwise, at least 2. */
  readonly turns: number;
  /** Conversations, each begun anew where the one before did not succeed; default 2. */
  readonly conversations?: number;
  /**
   * What is said without a model, in order. Where there are more turns than asked for, the middle is shortened: the
   * first says where it begins and the last is what it is for.
   *
   * @param begun how many conversations there were before.
   */
  script(goal: string, begun: number): readonly string[];
  /** What a script says in between when it was refused. */
  readonly soften?: string;
}

/** Makes a strategy that leads one conversation over several turns, by a script or by a model. */
export function defineConversation(definition: ConversationDefinition): Strategy {
  const { brief, turns: usualTurns, conversations: usualConversations = 2, script, soften, ...rest } = definition;
  return defineStrategy({
    ...rest,
    attacker: 'scripted-or-model',
    parameters: z.strictObject({
      turns: z._default(z.int().check(z.minimum(2), z.maximum(30)), usualTurns),
      conversations: z._default(z.int().check(z.minimum(1), z.maximum(20)), usualConversations),
    }),
    drive: async (context, { turns, conversations }) => {
      const { attacker, goal } = context;
      const problems: AttackerProblem[] = [];
      for (let begun = 0; begun < conversations; begun += 1) {
        const conversation = context.begin();
        if (attacker === undefined) {
          if (await sayInTurn(conversation, shortened(script(goal, begun), turns), soften)) return;
          continue;
        }
        const led = await leadConversation(context, conversation, attacker, { brief, turns });
        if (led.succeeded) return;
        if (led.problem !== undefined) problems.push(led.problem);
      }
      const [problem] = problems;
      if (problem !== undefined && problems.length === conversations) throw attackerFailed(problem);
    },
  });
}

function shortened(texts: readonly string[], turns: number): readonly string[] {
  return texts.length <= turns ? texts : [...texts.slice(0, turns - 1), ...texts.slice(-1)];
}
