import type { Clock } from '../clock.js';
import type { GuardPolicy } from '../policy/policy-schema.js';
import { compileToolPolicy } from '../tools/compile-tool-policy.js';
import type { CompiledToolPolicy } from '../tools/compiled-tool-policy.js';
import { GuardSession, type GuardSessionOptions } from './guard-session.js';

/** What a session of a guard is opened with. */
export type SessionOptions = Pick<GuardSessionOptions, 'id' | 'task'>;

/** Opens sessions under a policy, whose tools are compiled once, when the first session is opened. */
export function sessionOpener(
  policy: GuardPolicy,
  clock: Pick<Clock, 'now'>,
): (options: SessionOptions) => GuardSession {
  let tools: CompiledToolPolicy | undefined;
  return (options) => {
    if (policy.tools !== undefined) tools ??= compileToolPolicy(policy.tools);
    return new GuardSession({ ...options, tools, policy: policy.session, clock });
  };
}
