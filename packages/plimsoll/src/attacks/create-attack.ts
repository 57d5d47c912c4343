import type { Message } from '@plimsoll/core';
import type { StoredCase } from '../store/store.js';
import { noAttack, type AttackVariant } from './attack-variant.js';
import { converterStack } from './converter-stack.js';
import { parseAttack } from './parse-attack.js';
import { readParameters } from './read-parameters.js';
import { strategies } from './strategies/registry.js';
import type { StrategyContext } from './strategies/strategy.js';

/**
 * The attack that is written so: converters, which rewrite the last user message and the further user turns of a case,
 * or at the end of them a strategy, which holds the conversation.
 *
 * @param seed decides whatever is random, together with the case and the repeat.
 * @throws PlimsollError `usage-invalid` for what cannot be read, is unknown, or stands in the wrong place.
 * @example
 * ```ts
 * const attack = createAttack('reversed+base64', 1);
 * attack.steps; // [{ name: 'reversed', version: 1, seed: 1 }, { name: 'base64', version: 1, seed: 1 }]
 * ```
 */
export function createAttack(text: string, seed: number): AttackVariant {
  const written = parseAttack(text);
  if (written.length === 0) return noAttack;
  const last = written.at(-1);
  const strategy = strategies.find(({ name }) => name === last?.name);
  const stack = converterStack(strategy === undefined ? written : written.slice(0, -1));
  const rewrite = (content: string, stored: StoredCase, repeat: number, turn: number): string =>
    stack.convert(content, `${String(seed)}/${stored.hash}/${String(repeat)}/${String(turn)}`);
  const variant: AttackVariant = {
    steps: stack.steps.map((step) => ({ ...step, seed })),
    convert: (stored, repeat) => withLastUser(stored.testCase.messages, (text) => rewrite(text, stored, repeat, 0)),
    convertTurns: (stored, repeat) =>
      stored.testCase.turns?.map((turn, index) => rewrite(turn, stored, repeat, index + 1)),
  };
  if (strategy === undefined || last === undefined) return variant;
  const { name, version } = strategy;
  const { parameters: given } = last;
  const parameters = readParameters(strategy, given);
  return {
    ...variant,
    steps: [
      ...variant.steps,
      { name, version, ...(Object.keys(given).length === 0 ? {} : { parameters: given }), seed },
    ],
    drive: (context) =>
      strategy.drive(
        saying(context, (text, turn) =>
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
