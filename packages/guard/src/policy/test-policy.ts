import type { Decision } from '../decision.js';
import type { Guard } from '../guard.js';
import type { GuardSession } from '../session/guard-session.js';
import type { ToolDecision } from '../tools/tool-decision.js';
import type { PolicyTest } from './policy-test-schema.js';

/** What became of one of a policy's tests. */
export interface PolicyTestResult {
  readonly name: string;
  readonly passed: boolean;
  /** What differs; empty when it passed. */
  readonly differences: readonly string[];
  readonly action: Decision['action'];
  readonly decision: Decision | ToolDecision;
}

/**
 * Runs the tests that stand beside a policy's rules, each in a session of its own.
 *
 * @example
 * ```ts
 * testPolicy(createGuard(readyPolicies['support-bot']!)).every((test) => test.passed); // true
 * ```
 */
export function testPolicy(guard: Guard): PolicyTestResult[] {
  return (guard.compiled.policy.tests ?? []).map((test) => {
    const { name, expect } = test;
    const decision = decide(guard, test);
    const differences: string[] = [];
    const compare = (what: string, given: string, wanted: string): void => {
      if (given !== wanted) differences.push(`${what} is ${given}, expected ${wanted}`);
    };
    compare('the action', decision.action, expect.action);
    if ('reasons' in decision) {
      const reasons = decision.reasons.map(({ kind }) => kind);
      if (expect.reasons !== undefined) compare('the reasons', listed(reasons), listed(expect.reasons));
    } else {
      if (expect.rules !== undefined) compare('the rules', listed(decision.rules), listed(expect.rules));
      if (expect.text !== undefined) compare('the text', JSON.stringify(decision.text), JSON.stringify(expect.text));
      if (differences.length > 0) differences.push(...unmade(decision));
    }
    return { name, passed: differences.length === 0, differences, action: decision.action, decision };
  });
}

function decide(guard: Guard, test: PolicyTest): Decision | ToolDecision {
  const { name, task, channel = 'user', text = '', call } = test;
  const session = guard.session({ id: name, task });
  for (const [index, earlier] of (test.before ?? []).entries()) lead(guard, session, earlier, String(index));
  return call === undefined
    ? guard.inspect({ channel, text, session })
    : guard.inspectToolCall(session, { name: call.tool, arguments: call.arguments });
}

function lead(
  guard: Guard,
  session: GuardSession,
  { channel = 'user', text = '', tool, call }: NonNullable<PolicyTest['before']>[number],
  position: string,
): void {
  if (call === undefined) guard.inspect({ channel, text, tool, position, session });
  else session.recordCall({ name: call.tool, arguments: call.arguments });
}

/** Checks that could not be made, which is why a fail mode decided. */
function unmade({ checks }: Decision): string[] {
  return checks.flatMap(({ rule, state, why = '' }) =>
    state === 'errored' || state === 'timed-out'
      ? [`the check of "${rule}" ${state === 'errored' ? 'failed' : 'took too long'} (${why})`]
      : [],
  );
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : [...new Set(ids)].sort().join(', ');
}
