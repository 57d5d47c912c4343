import type { Message } from '@plimsoll/core';
import * as z from 'zod/mini';
import { askAttacker, type AttackerProblem } from '../attackers/ask-attacker.js';
import type { Attacker } from '../attackers/attacker.js';
import { attackerFailed } from '../attackers/attacker-failed.js';
import { atlas, owaspLlm } from '../taxonomies.js';
import { draw } from './shared/draw.js';
import { afterTry, firstAsked, refinedForm, refinedSchema } from './shared/refining.js';
import { strategySources } from './shared/strategy-sources.js';
import { techniques } from './shared/techniques.js';
import { defineStrategy, type StrategyContext } from './strategy.js';

/** Refines one prompt again and again, in several streams, each try in a conversation of its own. */
export const pair = defineStrategy({
  name: 'pair',
  family: 'prompt-refinement',
  attacker: 'scripted-or-model',
  knowledge: {
    summary:
      'Writes a prompt, sees the answer and how near it came, writes a better one; several streams side by side.',
    exploits: 'Each answer, a refusal too, says what would have been accepted; twenty tries are often enough.',
    defences: ['Limit how often one user asks nearly the same', 'Refuse without explaining how', 'Judge each reply'],
    sources: [strategySources.pair],
    taxonomy: [atlas('AML.T0054'), atlas('AML.T0065'), owaspLlm('LLM01')],
  },
  parameters: z.strictObject({
    streams: z._default(z.int().check(z.minimum(1), z.maximum(30)), 3),
    /** Tries of each stream. */
    depth: z._default(z.int().check(z.minimum(1), z.maximum(20)), 4),
  }),
  drive: async (context, { streams, depth }) => {
    const { attacker } = context;
    if (attacker === undefined) await script(context, streams, depth);
    else await withModel(context, attacker, streams, depth);
  },
});

/** Each stream begins with another technique, keeps what came nearer, and adds to it or takes another. */
async function script({ begin, goal, random }: StrategyContext, streams: number, depth: number): Promise<void> {
  const next = draw(techniques, random);
  for (let stream = 0; stream < streams; stream += 1) {
    let kept = { text: goal, nearness: 0 };
    for (let tried = 0; tried < depth; tried += 1) {
      const text = next.next().value?.apply(kept.text) ?? goal;
      const { succeeded, nearness } = await begin().say(text);
      if (succeeded) return;
      if (nearness > kept.nearness) kept = { text, nearness };
    }
  }
}

async function withModel(
  { begin, goal, signal }: StrategyContext,
  attacker: Attacker,
  streams: number,
  depth: number,
): Promise<void> {
  const alive: { history: readonly Message[] }[] = Array.from({ length: streams }, () => ({
    history: firstAsked(goal),
  }));
  let problem: AttackerProblem | undefined;
  let finished = 0;
  for (let tried = 0; tried < depth; tried += 1) {
    for (const stream of [...alive]) {
      const answer = await askAttacker(attacker, stream.history, refinedSchema, refinedForm, signal);
      if (answer.value === undefined) {
        ({ problem } = answer);
        alive.splice(alive.indexOf(stream), 1);
        continue;
      }
      const turn = await begin().say(answer.value.say);
      if (turn.succeeded) return;
      stream.history = afterTry(stream.history, answer.value, turn, goal);
      if (tried === depth - 1) finished += 1;
    }
  }
  if (finished === 0 && problem !== undefined) throw attackerFailed(problem);
}
