import type { Action, Decision } from '../decision.js';
import type { Guard } from '../guard.js';

/** What became of one of a policy's tests. */
export interface PolicyTestResult {
  readonly name: string;
  readonly passed: boolean;
  /** What differs; empty when it passed. */
  readonly differences: readonly string[];
  readonly action: Action;
  readonly decision: Decision;
}

/**
 * Runs the tests that stand beside a policy's rules.
 *
 * @example
 * ```ts
 * testPolicy(createGuard(readyPolicies['support-bot']!)).every((test) => test.passed); // true
 * ```
 */
export function testPolicy(guard: Guard): PolicyTestResult[] {
  return (guard.compiled.policy.tests ?? []).map(({ name, channel, text, expect }) => {
    const decision = guard.inspect({ channel, text });
    const differences: string[] = [];
    const compare = (what: string, given: string, wanted: string): void => {
      if (given !== wanted) differences.push(`${what} is ${given}, expected ${wanted}`);
    };
    compare('the action', decision.action, expect.action);
    if (expect.rules !== undefined) compare('the rules', listed(decision.rules), listed(expect.rules));
    if (expect.text !== undefined) compare('the text', JSON.stringify(decision.text), JSON.stringify(expect.text));
    return { name, passed: differences.length === 0, differences, action: decision.action, decision };
  });
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : [...ids].sort().join(', ');
}
