import { PlimsollError, type Message } from '@plimsoll/core';
import type { StoredCase } from '../store/store.js';
import { noAttack, type AttackVariant } from './attack-variant.js';
import type { AttackMemory } from './attack-memory.js';
import type { Attacker } from './attackers/attacker.js';
import { converterStack } from './converter-stack.js';
import type { Converter } from './converters/converter.js';
import { converters } from './converters/registry.js';
import { injections, injectionVariant } from './injection/injection.js';
import { namedAttack, parseAttack } from './parse-attack.js';
import { readParameters } from './read-parameters.js';
import { strategies } from './strategies/registry.js';
import type { Strategy, StrategyContext } from './strategies/strategy.js';

/** What an attack may be made of. */
export interface KnownAttacks {
  readonly converters: readonly Converter[];
  readonly strategies: readonly Strategy[];
  /** Plays the attacker in strategies that can use a model. */
  readonly attacker?: Attacker | undefined;
  /** What strategies tell one another of what worked; each keeps to itself when left out. */
  readonly memory?: AttackMemory | undefined;
}

/** Every converter and strategy there is, and no attacker. */
export const shippedAttacks: KnownAttacks = { converters, strategies };
/** Before the name of a strategy: with its script, whether or not there is a model. */
const scriptedPrefix = 'scripted-';

/**
 * The attack that is written so: converters, which rewrite the last user message and the further user turns of a case,
 * or at the end of them a strategy, which holds the conversation, or an injection, which puts what was rewritten into a
 * text that the feature reads.
 *
 * @param seed decides whatever is random, together with the case and the repeat.
 * @throws PlimsollError `usage-invalid` for what cannot be read, is unknown, or stands in the wrong place.
 * @example
 * ```ts
 * const attack = createAttack('reversed+base64', 1);
 * attack.steps; // [{ name: 'reversed', version: 1, seed: 1 }, { name: 'base64', version: 1, seed: 1 }]
 * ```
 */
export function createAttack(text: string, seed: number, known: KnownAttacks = shippedAttacks): AttackVariant {
  const written = parseAttack(text);
  if (written.length === 0) return noAttack;
  const last = written.at(-1);
  const scripted = last?.name.startsWith(scriptedPrefix) === true;
  const asked = scripted ? last.name.slice(scriptedPrefix.length) : last?.name;
  const strategy = known.strategies.find(({ name }) => name === asked);
  const injection = injections.find(({ name }) => name === last?.name);
  const ends = [...known.strategies, ...injections];
  const early = written.slice(0, -1).find((step) => ends.some(({ name }) => name === step.name));
  if (early !== undefined) throw notLast(early.name);
  const converted = strategy === undefined && injection === undefined ? written : written.slice(0, -1);
  // Looked up here, so that a mistyped strategy is told from a converter.
  for (const step of converted) namedAttack([...known.converters, ...ends], step.name);
  const stack = converterStack(converted, known.converters);
  if (injection !== undefined && last !== undefined) return injectionVariant(injection, last, stack, seed);
  const rewrite = (content: string, stored: StoredCase, repeat: number, turn: number): string =>
    stack.convert(content, `${String(seed)}/${stored.hash}/${String(repeat)}/${String(turn)}`);
  const variant: AttackVariant = {
    steps: stack.steps.map((step) => ({ ...step, seed })),
    convert: (stored, repeat) => withLastUser(stored.testCase.messages, (text) => rewrite(text, stored, repeat, 0)),
    convertTurns: (stored, repeat) =>
      stored.testCase.turns?.map((turn, index) => rewrite(turn, stored, repeat, index + 1)),
  };
  if (strategy === undefined || last === undefined) return variant;
  const attacker = scripted ? undefined : known.attacker;
  const { name, version } = strategy;
  if (attacker === undefined && strategy.attacker === 'model') throw withoutModel(name);
  const { parameters: given } = last;
  const parameters = readParameters(strategy, given);
  const usesModel = attacker !== undefined && strategy.attacker !== 'none';
  const recorded = { ...given, ...(usesModel ? { attacker: attacker.name } : {}) };
  return {
    ...variant,
    steps: [
      ...variant.steps,
      {
        name: strategy.attacker === 'none' || usesModel ? name : `${scriptedPrefix}${name}`,
        version,
        ...(Object.keys(recorded).length === 0 ? {} : { parameters: recorded }),
        seed,
      },
    ],
    drive: (context) =>
      strategy.drive(
        saying({ ...context, memory: known.memory, ...(usesModel ? { attacker } : {}) }, (text, turn) =>
          stack.convert(
            text,
            `${String(seed)}/${context.testCase.id}/${String(turn)}/${String(context.queriesLeft())}`,
          ),
        ),
        parameters,
      ),
  };
}

/** A context whose conversations say everything rewritten. */
function saying(context: StrategyContext, rewrite: (text: string, turn: number) => string): StrategyContext {
  return {
    ...context,
    begin: (before) => {
      const conversation = context.begin(before);
      return {
        get messages() {
          return conversation.messages;
        },
        get turns() {
          return conversation.turns;
        },
        say: (text) => conversation.say(rewrite(text, conversation.turns.length)),
      };
    },
  };
}

/** The messages with the last one of the user rewritten; the same list where there is none. */
function withLastUser(messages: readonly Message[], rewrite: (text: string) => string): readonly Message[] {
  const index = messages.findLastIndex(({ role }) => role === 'user');
  return messages.map((message, at) => (at === index ? { ...message, content: rewrite(message.content) } : message));
}

function withoutModel(name: string): PlimsollError {
  return new PlimsollError({
    code: 'config-missing',
    message: `The strategy "${name}" needs a model that plays the attacker, and none is configured.`,
    hint: 'Name one of the targets in plimsoll.yaml: attacker: { target: NAME }',
  });
}

function notLast(name: string): PlimsollError {
  return new PlimsollError({
    code: 'usage-invalid',
    message: `"${name}" ends an attack, and nothing can come after it.`,
    hint: `Put converters before it, "base64+${name}", and end with one strategy or injection.`,
  });
}
