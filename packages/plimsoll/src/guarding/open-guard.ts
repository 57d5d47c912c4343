import { dirname } from 'node:path';
import { createGuard, type Guard } from '@plimsoll/guard';
import { problemsError } from '../files/index.js';
import { openHeavy } from './heavy/open-heavy.js';
import { checkPolicyFile } from './load-policy.js';
import { onlyRules } from './only-rules.js';

/**
 * Makes a guard of a policy file, with the heavier detectors that stand under `heavy:` in it.
 *
 * @param environment where the keys are that the file names.
 * @param rules only these, see `onlyRules`; all when left out.
 * @throws PlimsollError `config-invalid` with every error of the policy at its line and column, and what opening a heavier
 * detector throws.
 * @example
 * ```ts
 * const guard = await openGuard('guard-policy.yaml', process.env);
 * (await guard.inspectAsync({ channel: 'user', text: 'hello' })).action; // 'allow'
 * ```
 */
export async function openGuard(
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
  rules?: readonly string[],
): Promise<Guard> {
  const { compiled, errors, heavy } = await checkPolicyFile(path);
  if (compiled === undefined) throw problemsError('config-invalid', errors);
  const policy = onlyRules(compiled.policy, rules);
  if (heavy === undefined) return createGuard(policy, { heavyElsewhere: 'any' });
  return createGuard(policy, { heavy: await openHeavy(heavy, { environment, baseFolder: dirname(path) }) });
}
