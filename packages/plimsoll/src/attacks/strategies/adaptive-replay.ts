import { PlimsollError } from '@plimsoll/core';
import * as z from 'zod/mini';
import { goalMark } from '../attack-memory.js';
import { converterStack } from '../converter-stack.js';
import { parseAttack } from '../parse-attack.js';
import { atlas, owaspLlm } from '../taxonomies.js';
import { strategySources } from './shared/strategy-sources.js';
import { defineStrategy } from './strategy.js';

/** Tries first what has worked elsewhere. */
export const adaptiveReplay = defineStrategy({
  name: 'adaptive-replay',
  family: 'transfer',
  attacker: 'none',
  knowledge: {
    summary:
      'Tries what worked against other cases or other targets: a list that it is given, and what this run has found.',
    exploits: 'What gets round a defence once mostly gets round it for other requests, and round others like it.',
    defences: ['Add what evaded to the training and the rules', 'Fix the weakness, not the one request'],
    sources: [strategySources.adaptiveAttacks],
    taxonomy: [atlas('AML.T0054'), atlas('AML.T0043.002'), owaspLlm('LLM01')],
  },
  parameters: z.strictObject({
    /** Attacks of converters, or texts with {goal} in them; semicolons between: "leetspeak+base64; Dear {goal}". */
    attacks: z._default(
      z
        .string()
        .check(
          z.maxLength(1_900),
          z.refine(areReadable, 'has something that is neither an attack of converters nor a text with {goal}'),
        ),
      '',
    ),
    /** Most of them that are tried. */
    most: z._default(z.int().check(z.minimum(1), z.maximum(200)), 24),
  }),
  drive: async ({ begin, goal, memory, random }, { attacks, most }) => {
    const known = [...new Set([...listed(attacks), ...(memory?.worked() ?? [])])];
    if (known.length === 0) throw nothingToReplay();
    for (const attack of known.slice(0, most)) {
      if ((await begin().say(replayed(attack, goal, String(random.next())))).succeeded) return;
    }
  },
});

function listed(attacks: string): readonly string[] {
  return attacks
    .split(';')
    .map((attack) => attack.trim())
    .filter((attack) => attack !== '');
}

/** @throws PlimsollError `usage-invalid` for what is neither a text with {goal} nor an attack of converters. */
function replayed(attack: string, goal: string, seed: string): string {
  if (attack.includes(goalMark)) return attack.replaceAll(goalMark, () => goal);
  return converterStack(parseAttack(attack)).convert(goal, seed);
}

function areReadable(attacks: string): boolean {
  try {
    for (const attack of listed(attacks)) replayed(attack, '', '1');
    return true;
  } catch {
    return false;
  }
}

function nothingToReplay(): PlimsollError {
  return new PlimsollError({
    code: 'attack-failed',
    message: 'Nothing has worked yet, so there is nothing to replay.',
    hint: 'Name what did elsewhere: adaptive-replay(attacks="base64; leetspeak+base64")',
  });
}
