import type { Case, Message } from '@plimsoll/core';
import type { AttackStep } from '@plimsoll/core';
import type { AttackVariant } from '../attacks/attack-variant.js';
import { converterStack, type ConverterStack } from '../attacks/converter-stack.js';
import { createAttack } from '../attacks/create-attack.js';
import { injections } from '../attacks/injection/injection.js';
import { writeAttack, type WrittenStep } from '../attacks/parse-attack.js';
import { strategies } from '../attacks/strategies/registry.js';
import type { OutcomeRecord } from '../store/store.js';
import type { ToolEnvironment } from '../targets/conversation/tool-environment.js';

/** What a successful trial said to the target, so that it can be said again and made smaller. */
export interface Attempt {
  /** Messages that stood before the first thing said. */
  readonly before: readonly Message[];
  /** What the user said, turn by turn, as it was before `steps`. */
  readonly says: readonly string[];
  /** Converters that are still to be applied to each of them. */
  readonly steps: readonly WrittenStep[];
  /** Decides what is random in them. */
  readonly seed: string;
  /** Where an injection made it: the converters of its order, and the injection last. */
  readonly injected?: readonly WrittenStep[] | undefined;
  /** Puts into the results of tools what the attack had put there. */
  readonly plant?: ((environment: ToolEnvironment) => ToolEnvironment) | undefined;
}

/** What an attempt really sends as the user. */
export function saidBy({ says, steps, seed }: Attempt): readonly string[] {
  const stack: ConverterStack = converterStack(steps);
  return says.map((text, turn) => stack.convert(text, `${seed}/${String(turn)}`));
}

/**
 * The attempt that a stored trial made. Converters are kept apart from the text where the trial was made by converters
 * alone; what a strategy said is taken as it was sent.
 */
export function attemptOf(trial: OutcomeRecord, steps: readonly AttackStep[]): Attempt {
  const { testCase, hash } = trial.stored;
  const seed = `${String(steps[0]?.seed ?? 0)}/${hash}/${String(trial.repeat)}`;
  if (!isDriven(steps) && injectionOf(steps) === undefined) {
    const { before, said } = split(testCase.messages);
    return { before, says: [...said, ...(testCase.turns ?? [])], steps: writtenSteps(steps), seed };
  }
  const { before, said } = split(trial.sent ?? testCase.messages);
  const later = (trial.reply?.messages ?? []).filter(({ role }) => role === 'user').map(({ content }) => content);
  const injected = injectionOf(steps) === undefined ? undefined : writtenSteps(steps);
  const plant = injected === undefined ? undefined : attackOf(steps).plant;
  return {
    ...{ before, says: [...said, ...later], steps: [], seed, injected },
    plant: plant && ((environment) => plant(environment, trial.stored, trial.repeat)),
  };
}

/** Whether a strategy held the conversation. */
export function isDriven(steps: readonly AttackStep[]): boolean {
  const last = steps.at(-1)?.name.replace(/^scripted-/, '');
  return strategies.some(({ name }) => name === last);
}

/** The step that put an order into a text which the feature reads. */
function injectionOf(steps: readonly AttackStep[]): WrittenStep | undefined {
  const last = writtenSteps(steps).at(-1);
  return injections.some(({ name }) => name === last?.name) ? last : undefined;
}

/** What an injection was after, other than the case itself; '' for any other attack. */
export function goalOfInjection(steps: readonly AttackStep[]): string {
  const goal = injectionOf(steps)?.parameters.goal;
  return typeof goal === 'string' && goal !== 'case' ? goal : '';
}

/** Made anew from what was stored of it. */
function attackOf(steps: readonly AttackStep[]): AttackVariant {
  return createAttack(writeAttack(writtenSteps(steps)), steps.at(-1)?.seed ?? 0);
}

const writtenSteps = (steps: readonly AttackStep[]): readonly WrittenStep[] =>
  steps.map(({ name, parameters }) => ({ name, parameters: parameters ?? {} }));

/** The messages of a case that come before its last user message. */
export function contextOf(testCase: Case): readonly Message[] {
  return split(testCase.messages).before;
}

function split(messages: readonly Message[]): {
  readonly before: readonly Message[];
  readonly said: readonly string[];
} {
  const at = messages.findLastIndex(({ role }) => role === 'user');
  // What follows the last user message cannot be said again by a user: the whole stands before.
  if (at < 0 || at < messages.length - 1) return { before: messages, said: [] };
  return { before: messages.slice(0, at), said: [messages[at]?.content ?? ''] };
}
