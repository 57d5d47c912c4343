import type { Channel } from '../channel.js';
import type { Clock } from '../clock.js';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import { planStream } from './stream-plan.js';
import type { GuardStream, StreamOptions } from './stream-step.js';
import { TextStream } from './text-stream.js';

/**
 * Opens a stream on a channel: deltas in, what may be shown out.
 *
 * Nothing that an enforced rule with a bounded reach stops is ever released, and neither the decision nor, unless a rule
 * that judges sentences stops it, the released text depends on how the text is cut into deltas.
 *
 * @throws PlimsollError `config-invalid` when an enforced rule of the channel cannot be applied to a stream.
 * @example
 * ```ts
 * const rule = { id: 'words', detector: 'phrases', options: { phrases: ['project heron'] }, action: 'block', onError: 'closed' };
 * const policy = compilePolicy({ version: 1, name: 'demo', channels: { assistant: { rules: [rule] } } });
 * const stream = openStream(policy, 'assistant', { now: () => 0, monotonic: () => 0 });
 * stream.push('This is about proj').release + stream.push('ect heron').release + stream.end().decision.action; // 'This is about block'
 * ```
 */
export function openStream(
  compiled: CompiledPolicy,
  channel: Channel,
  clock: Clock,
  options: StreamOptions = {},
): GuardStream {
  return new TextStream({ compiled, channel, clock, plan: planStream(compiled, channel, options), options });
}
