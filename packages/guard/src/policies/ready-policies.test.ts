import { expect, test } from 'vitest';
import { createGuard } from '../guard.js';
import { testPolicy } from '../policy/test-policy.js';
import { readyPolicies } from './ready-policies.js';

test.each(Object.entries(readyPolicies))('policy %s compiles without a warning, and its tests pass', (name, policy) => {
  const guard = createGuard(policy);
  expect(guard.compiled.warnings).toEqual([]);
  const results = testPolicy(guard);
  expect(results.length).toBeGreaterThanOrEqual(4);
  expect(results.filter((one) => !one.passed).map((one) => [one.name, one.differences])).toEqual([]);
  expect(policy.name).toBe(name);
});
