import * as z from 'zod/mini';
import { converters } from '../converters/registry.js';
import { goalMark, type AttackMemory } from '../attack-memory.js';
import { attackOf, Evolution, type Candidate } from '../search/evolution.js';
import { converterMoves } from '../search/move.js';
import { mostEdits } from '../search/most-edits.js';
import { withPadding } from '../search/padding.js';
import { atlas, owaspLlm } from '../taxonomies.js';
import { strategySources } from './shared/strategy-sources.js';
import { defineStrategy } from './strategy.js';

/** Searches without gradients, over converters and edits of words, and climbs on how near each try came. */
export const evolve = defineStrategy({
  name: 'evolve',
  family: 'search',
  attacker: 'none',
  knowledge: {
    summary: 'Breeds forms of the request by converters and edits of words, and goes on from those that came nearest.',
    exploits: 'A score, or only a changing answer, tells the attacker which way leads around a defence.',
    defences: [
      'Normalise and decode before scoring',
      'Give no scores away',
      'Limit how often one user asks nearly the same',
    ],
    sources: [strategySources.openSesame],
    taxonomy: [atlas('AML.T0043.001'), atlas('AML.T0054'), owaspLlm('LLM01')],
  },
  parameters: z.strictObject({
    /** Tries; the queries of a trial end it earlier. */
    n: z._default(z.int().check(z.minimum(1), z.maximum(100_000)), 1_000),
    /** Most converters on top of one another. */
    depth: z._default(z.int().check(z.minimum(1), z.maximum(4)), 2),
  }),
  drive: async ({ begin, goal, random, memory }, { n, depth }) => {
    const evolution = new Evolution({
      goal,
      moves: converterMoves(converters),
      random,
      maximumSteps: depth,
      maximumEdits: mostEdits(goal),
      maximumCharacters: Math.max(8_000, 2 * goal.length),
    });
    for (let tried = 0; tried < n; tried += 1) {
      const candidate = evolution.next();
      if (candidate === undefined) return;
      const { succeeded, nearness } = await begin().say(candidate.text);
      if (succeeded) {
        note(candidate, memory);
        return;
      }
      evolution.tell(candidate, nearness);
    }
  },
});

/** What others can use of it: its converters, or else what stands around the request. Edited words are of no use to them. */
function note(found: Candidate, memory: AttackMemory | undefined): void {
  if (found.stack.length > 0) memory?.note(attackOf(found));
  const template = withPadding(goalMark, found.padding);
  if (found.stack.length === 0 && found.edits === 0 && template !== goalMark) memory?.note(template);
}
