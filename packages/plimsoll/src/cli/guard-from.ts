import { resolve } from 'node:path';
import { PlimsollError } from '@plimsoll/core';
import { createGuard, defaultPolicy, readyPolicies, type Guard, type GuardPolicy } from '@plimsoll/guard';
import { didYouMean } from '../files/index.js';
import { loadPolicy } from '../guarding/load-policy.js';
import { openGuard } from '../guarding/open-guard.js';
import type { Terminal } from './terminal.js';

/**
 * A guard to check texts with: of a policy file with its heavier detectors, or of a ready-made policy's name; of the
 * default policy when neither is given.
 */
export function workingGuard(terminal: Terminal, policy: string | undefined): Promise<Guard> {
  if (policy === undefined || Object.hasOwn(readyPolicies, policy)) return guardFrom(terminal, policy);
  return openGuard(resolve(terminal.folder, policy), terminal.environment);
}

/** The same to be read and tested: heavier detectors are left out, so that neither keys nor models are needed. */
export async function guardFrom(terminal: Terminal, policy: string | undefined): Promise<Guard> {
  if (policy === undefined) return createGuard(defaultPolicy);
  if (Object.hasOwn(readyPolicies, policy)) return createGuard(readyPolicy(policy));
  const compiled = await loadPolicy(resolve(terminal.folder, policy));
  return createGuard(compiled.policy, { heavyElsewhere: 'any' });
}

/**
 * A ready-made policy.
 *
 * @throws PlimsollError `usage-invalid` when there is none of that name.
 */
export function readyPolicy(name: string): GuardPolicy {
  const policy = Object.hasOwn(readyPolicies, name) ? readyPolicies[name] : undefined;
  if (policy !== undefined) return policy;
  const names = Object.keys(readyPolicies);
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `There is no ready-made policy "${name}"${didYouMean(name, names)}.`,
    hint: `There are: ${names.join(', ')}.`,
  });
}
