import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlimsollError } from '@plimsoll/core';
import { createGuard, readyPolicies, type Guard, type GuardPolicy } from '@plimsoll/guard';
import { didYouMean } from '../files/index.js';
import { loadPolicy } from './load-policy.js';
import { onlyRules } from './only-rules.js';
import { openGuard } from './open-guard.js';

/** What a policy that a configuration names is opened with. */
export interface NamedGuardOptions {
  /** Folder that a path starts from. */
  readonly folder: string;
  /**
   * Where the keys are that heavier detectors need. Left out: these are not opened, so that a policy can be read and tested
   * without keys and models.
   */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Only these rules, see `onlyRules`; all when left out. */
  readonly rules?: readonly string[] | undefined;
}

/**
 * The guard of a policy file, or of a ready-made policy's name.
 *
 * @param policy left out: the policy "default".
 * @throws PlimsollError `config-invalid` when the policy is wrong or has no such rule, `file-unreadable`, `usage-invalid` for
 * a name that is none.
 * @example
 * ```ts
 * (await namedGuard('support-bot', { folder: '.' })).compiled.policy.name; // 'support-bot'
 * ```
 */
export async function namedGuard(policy: string | undefined, options: NamedGuardOptions): Promise<Guard> {
  const { folder, environment, rules } = options;
  if (policy === undefined || Object.hasOwn(readyPolicies, policy))
    return createGuard(onlyRules(readyPolicy(policy ?? 'default'), rules));
  const path = resolve(folder, policy);
  if (/^[\w-]+$/.test(policy) && !existsSync(path)) readyPolicy(policy);
  if (environment !== undefined) return openGuard(path, environment, rules);
  const compiled = await loadPolicy(path);
  return createGuard(onlyRules(compiled.policy, rules), { heavyElsewhere: 'any' });
}

/**
 * A ready-made policy.
 *
 * @throws PlimsollError `usage-invalid` when there is none of that name.
 * @example
 * ```ts
 * readyPolicy('clinical').version; // 1
 * ```
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
