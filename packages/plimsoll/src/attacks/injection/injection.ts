import { PlimsollError, type Message } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import type { StoredCase } from '../../store/store.js';
import type { AttackVariant } from '../attack-variant.js';
import type { ConverterStack } from '../converter-stack.js';
import type { AttackKnowledge } from '../knowledge.js';
import type { WrittenStep } from '../parse-attack.js';
import { readParameters } from '../read-parameters.js';
import type { Carrier } from './carrier.js';
import { carriers } from './carriers/registry.js';
import { injectionGoals } from './goals/registry.js';
import { oneOf } from './innocent.js';
import { plantedEnvironment } from './planted-environment.js';

/** Where the feature meets the planted text. */
export const injectionPlaces = ['message', 'context', 'tool-result'] as const;

const text = (most: number) => z._default(z.string().check(z.maxLength(most)), '');

/** What every injection takes. */
export const injectionParameters = z.strictObject({
  /**
   * What the order is. `case`: what the case asks for, while the user asks about the carrier. A goal by its name: that
   * goal's order, while the user says what the case says.
   */
  goal: z._default(z.enum(['case', ...injectionGoals.map(({ name }) => name)]), 'case'),
  /**
   * `message`: the user pastes the text. `context`: it stands in the system message, as services put what they retrieved.
   * `tool-result`: a tool of the case's environment returns it.
   */
  place: z._default(z.enum(injectionPlaces), 'message'),
  /** With `tool-result`, only results of this tool. Left out: of the one that is called first. */
  tool: text(200),
  /** What the user says, in place of the carrier's question. Only with the goal `case`. */
  ask: text(4_000),
  /** What a named goal is after, in place of its own words. */
  what: text(1_000),
  /** Where a named goal has it sent: an address, an account. */
  to: text(1_000),
});
type Parameters = z.output<typeof injectionParameters>;

/** An injection as the catalogue of attacks holds it. */
export interface Injection extends Carrier {
  readonly family: string;
  readonly parameters: typeof injectionParameters;
}

/** Every injection: one for each carrier. */
export const injections: readonly Injection[] = carriers.map((carrier) => ({
  ...carrier,
  family: 'indirect-injection',
  parameters: injectionParameters,
}));

/** The lines that a pasted or retrieved text stands between. */
const fence = '---';

/**
 * The attack that puts an order into a text which the feature reads while it does something else.
 *
 * @param disguise converters that the order goes through first.
 * @throws PlimsollError `usage-invalid` for a parameter it does not take.
 */
export function injectionVariant(
  injection: Injection,
  { parameters: given }: WrittenStep,
  disguise: ConverterStack,
  seed: number,
): AttackVariant {
  const { name, version } = injection;
  const parameters = readParameters(injection, given) as Parameters;
  const plantedFor = (stored: StoredCase, repeat: number): Planted =>
    plantedText(injection, parameters, disguise, stored, `${String(seed)}/${stored.hash}/${String(repeat)}`);
  const step = { name, version, ...(Object.keys(given).length === 0 ? {} : { parameters: given }), seed };
  return {
    steps: [...disguise.steps.map((each) => ({ ...each, seed })), step],
    convert: (stored, repeat) => messagesWith(stored, parameters, plantedFor(stored, repeat), name),
    plant:
      parameters.place !== 'tool-result'
        ? undefined
        : (environment, stored, repeat) =>
            plantedEnvironment(environment, plantedFor(stored, repeat).text, parameters.tool),
  };
}

interface Planted {
  readonly text: string;
  readonly ask: string;
}

function plantedText(
  { carry, asks }: Injection,
  { goal, ask, what, to }: Parameters,
  disguise: ConverterStack,
  { testCase }: StoredCase,
  seed: string,
): Planted {
  const random = seededRandom(`${seed}/injection`);
  const said = testCase.messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const named = injectionGoals.find((each) => each.name === goal);
  const order = named === undefined ? said : named.order(what === '' ? named.what : what, to === '' ? named.to : to);
  const asked = oneOf(random, asks as readonly [string, ...string[]]);
  return {
    text: carry(disguise.convert(order.toWellFormed(), seed), random),
    ask: named !== undefined ? said : ask === '' ? asked : ask,
  };
}

function messagesWith(
  { testCase }: StoredCase,
  { place }: Parameters,
  { text: planted, ask }: Planted,
  name: string,
): readonly Message[] {
  const { messages, environment } = testCase;
  if (place === 'tool-result' && environment === undefined) throw withoutTools(name, testCase.id);
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const pasted = place === 'message' ? `${ask}\n\n${fence}\n${planted}\n${fence}` : ask;
  const asked = messages.map((message, at) => (at === last ? { ...message, content: pasted } : message));
  if (place !== 'context') return asked;
  const found = `Found for this conversation:\n${fence}\n${planted}\n${fence}`;
  const [first, ...others] = asked;
  return first?.role === 'system'
    ? [{ ...first, content: `${first.content}\n\n${found}` }, ...others]
    : [{ role: 'system', content: found }, ...asked];
}

/** What is known of an injection with a goal: of both. */
export function knowledgeOfInjection(
  name: string,
  parameters: Readonly<Record<string, unknown>> = {},
): readonly AttackKnowledge[] {
  const carrier = injections.find((each) => each.name === name);
  const goal = injectionGoals.find((each) => each.name === parameters.goal);
  return [carrier, goal].flatMap((each) => (each === undefined ? [] : [each.knowledge]));
}

function withoutTools(name: string, id: string): PlimsollError {
  return new PlimsollError({
    code: 'attack-failed',
    message: `"${name}(place=tool-result)" has nothing to plant in: the case "${id}" has no tool environment.`,
    hint: 'Give the case one (environment: NAME), or use place=message or place=context.',
  });
}
