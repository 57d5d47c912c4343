import { PlimsollError, type Message, type Reply, type TargetReply } from '@plimsoll/core';
import { noAttack } from '../attacks/attack-variant.js';
import type { TrialError } from '../store/store.js';
import { converse } from '../targets/conversation/converse.js';
import { sendWithRetries, type RetryOptions } from '../targets/with-retries.js';
import type { Target, TargetRequest } from '../targets/target.js';
import { driveTrial } from './drive-trial.js';
import type { RunPlan } from './run-plan.js';
import type { Trial } from './trial-source.js';

/** What became of sending a trial. */
export interface Obtained {
  readonly reply?: Reply | undefined;
  readonly error?: PlimsollError | undefined;
  /** What a strategy began its conversation with, in place of the trial's messages. */
  readonly sent?: readonly Message[] | undefined;
  /** Requests sent, retries included. */
  readonly attempts: number;
}

/**
 * Sends a trial to the target, tool calls and further turns included. Whatever the target does wrong comes back as
 * `error`; only a defect of ours is thrown.
 */
export async function obtainReply(
  plan: RunPlan,
  trial: Trial,
  retries: RetryOptions,
  signal: AbortSignal,
): Promise<Obtained> {
  if (trial.refused !== undefined) return { error: trial.refused, attempts: 0 };
  const { testCase } = trial.stored;
  const environment = testCase.environment === undefined ? undefined : plan.environments.get(testCase.environment);
  const memory = new Map([
    ['caseId', testCase.id],
    ['requestHash', trial.requestHash],
  ]);
  const session = { id: trial.trialId, memory };
  let attempts = 0;
  const send = async (target: Target, request: TargetRequest): Promise<TargetReply> => {
    const sent = await sendWithRetries(target, request, {
      ...retries,
      onAttempt: () => {
        attempts += 1;
      },
    });
    return sent.reply;
  };
  const { drive, plant } = plan.attacks[trial.place.attack] ?? noAttack;
  try {
    if (drive !== undefined) {
      const { sent, reply } = await driveTrial(plan, trial, drive, send, signal);
      return { sent, reply, attempts };
    }
    const planted = environment && plant?.(environment.create(), trial.stored, trial.place.repeat);
    const reply = await converse({
      target: plan.target,
      send,
      messages: trial.messages,
      turns: trial.turns,
      environment: planted ?? environment?.create(),
      session,
      seed: trial.place.repeat,
      signal,
      maxSteps: plan.maximumSteps,
    });
    // What nobody let through was held; what never came up was not put to the test.
    if (planted?.reached() === false && reply.heldBy === undefined) return { error: notReached(trial), attempts };
    return { reply, attempts };
  } catch (error) {
    if (!PlimsollError.isInstance(error)) throw error;
    return { error, attempts };
  }
}

function notReached({ stored }: Trial): PlimsollError {
  return new PlimsollError({
    code: 'attack-failed',
    message: `The target asked no tool in the case "${stored.testCase.id}" that could have told it what the attack had planted.`,
    hint: 'Ask for something that needs a tool (ask="..."), or name another one (tool=NAME).',
  });
}

/** How an error is stored: its message is bounded, because targets echo what they like. */
export function storedError(error: PlimsollError): TrialError {
  return { code: error.code, message: error.message.slice(0, 500) };
}
