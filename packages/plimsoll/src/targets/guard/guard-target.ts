import { PlimsollError, type TargetReply } from '@plimsoll/core';
import { withoutUndefined } from '../model-api/model-identity.js';
import type { GuardConfig } from '../target-config.js';
import type { TargetContext } from '../target-context.js';
import type { Target, TargetRequest, TargetSession } from '../target.js';
import { GuardReading } from './guard-reading.js';
import { letThrough, stoppedBy } from './guard-words.js';
import { holderOfAction } from './holder-of-action.js';
import { noteStrain } from './noted-strain.js';

/**
 * A guard policy as a target: it reads every message of a case, on the channel of its role, and says whether all of them
 * may pass. No model is asked. Its answers are judged by the grader `guard-decision`.
 *
 * @throws PlimsollError `config-invalid` or `file-unreadable` when the policy cannot be used.
 */
export async function guardTarget(name: string, config: GuardConfig, context: TargetContext): Promise<Target> {
  if (context.openGuard === undefined) {
    throw new PlimsollError({
      code: 'config-invalid',
      message: `Target "${name}" is a guard policy, and nothing opens policies here.`,
      hint: 'Pass openGuard in the context of createTarget.',
    });
  }
  const guard = await context.openGuard(config.policy, config.rules);
  const { channel, documents, version } = config;
  const readings = new WeakMap<TargetSession, GuardReading>();
  const send = async ({ session, messages, signal }: TargetRequest): Promise<TargetReply> => {
    const known = readings.get(session);
    const before = known === undefined ? 0 : messages.findLastIndex(({ role }) => role === 'assistant') + 1;
    const reading = known ?? new GuardReading(guard, session.id, { documents, channel, references: {} });
    readings.set(session, reading);
    const read = await reading.read(messages, signal);
    const [stop] = read.slice(before).flatMap(({ stopped }) => stopped);
    noteStrain(session, reading.takeStrain());
    const timings = { totalMs: reading.takeMilliseconds() };
    const content = stop === undefined ? letThrough : stoppedBy(stop);
    const message = { role: 'assistant' as const, content };
    if (stop === undefined) return { message, finishReason: 'stop', timings };
    return { message, finishReason: 'content-filter', timings, heldBy: holderOfAction(stop.action) };
  };
  return {
    name,
    identity: {
      kind: 'guard',
      description: withoutUndefined({ policyHash: guard.policyHash, channel, documents, version }),
    },
    send,
    close: () => Promise.resolve(),
  };
}
