import { didYouMean } from '@plimsoll/core';
import { sessionRisk } from '../session/judge-risk.js';
import { toolActions } from '../tools/tool-decision.js';
import type { PolicyProblem } from './policy-problem.js';
import type { GuardPolicy } from './policy-schema.js';
import type { PolicyTest } from './policy-test-schema.js';

type Report = (path: readonly PropertyKey[], what: string, fix: string) => void;

/**
 * What is wrong with the tests of a policy.
 *
 * @param ids of its rules.
 */
export function findTestProblems(policy: GuardPolicy, ids: readonly string[]): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (const [index, test] of (policy.tests ?? []).entries()) {
    const report: Report = (path, what, fix) =>
      problems.push({ path: ['tests', index, ...path], part: 'value', level: 'error', what, fix });
    for (const [place, id] of (test.expect.rules ?? []).entries()) {
      if (ids.includes(id) || id === sessionRisk) continue;
      report(
        ['expect', 'rules', place],
        `there is no rule "${id}"${didYouMean(id, ids)}`,
        `the rules are ${ids.join(', ')}`,
      );
    }
    checkShape(test, policy, report);
    for (const [place, { channel, text, call }] of (test.before ?? []).entries()) {
      if (call === undefined ? channel !== undefined && text !== undefined : (channel ?? text) === undefined) continue;
      report(['before', place], 'it is neither a text on a channel nor a call', 'write channel and text, or call');
    }
  }
  return problems;
}

function checkShape({ channel, text, call, task, expect }: PolicyTest, policy: GuardPolicy, report: Report): void {
  if (call === undefined) {
    if (channel === undefined || text === undefined)
      report([], 'it tests neither a text on a channel nor a call', 'write channel and text, or call');
    if (expect.reasons !== undefined)
      report(['expect', 'reasons'], 'only calls have reasons', 'expect rules, or test a call');
    return;
  }
  if ((channel ?? text) !== undefined)
    report(['call'], 'it tests a text and a call at once', 'make two tests of it, or put the text under before');
  if ((expect.rules ?? expect.text) !== undefined)
    report(['expect'], 'calls have reasons, and neither rules nor a text', 'expect action and reasons');
  if (policy.tools === undefined)
    report(['call'], 'the policy says nothing about tools', 'add tools: with the rules of your tools');
  if (!toolActions.some((action) => action === expect.action))
    report(['expect', 'action'], `no call is answered with "${expect.action}"`, `expect ${toolActions.join(', ')}`);
  const tasks = Object.keys(policy.tools?.tasks ?? {});
  if (task !== undefined && !tasks.includes(task))
    report(
      ['task'],
      `there is no task "${task}"${didYouMean(task, tasks)}`,
      `the tasks are ${tasks.join(', ') || 'none'}`,
    );
}
