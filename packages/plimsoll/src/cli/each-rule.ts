import { PlimsollError } from '@plimsoll/core';
import { actingRules } from '../guarding/only-rules.js';
import type { NamedControl } from '../targets/controls/with-controls.js';
import type { OpenGuard } from '../targets/target-context.js';

/**
 * Controls with each guard policy replaced by its rules, one control each; together they are the policy again.
 *
 * @throws PlimsollError `usage-invalid` when none of them is a guard policy, and what opening a policy throws.
 */
export async function eachRule(
  controls: readonly NamedControl[],
  openGuard: OpenGuard,
): Promise<readonly NamedControl[]> {
  const rules: NamedControl[] = [];
  for (const { name, config } of controls) {
    if (config.kind !== 'guard') continue;
    const { options } = config;
    const guard = await openGuard(options.policy, options.rules);
    for (const rule of actingRules(guard.compiled.policy))
      rules.push({ name: `${name}.${rule}`, config: { ...config, options: { ...options, rules: [rule] } } });
  }
  if (rules.length > 0) return [...controls.filter(({ config }) => config.kind !== 'guard'), ...rules];
  throw new PlimsollError({
    code: 'usage-invalid',
    message: 'There is no rule to take away: none of the controls is a guard policy with rules that act.',
    hint: 'Declare a control of kind "guard", or leave --each-rule out.',
  });
}
