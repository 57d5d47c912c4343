import { didYouMean } from '@plimsoll/core';
import { findArgumentProblems } from './find-argument-problems.js';
import { findOrderProblems } from './find-order-problems.js';
import type { ReportProblem, ToolProblem } from './tool-problem.js';
import type { ToolPolicy, ToolRule } from './tool-policy-schema.js';

/**
 * What is wrong with a tool policy beyond its schema: order rules that form a ring, tools that can never be called, required
 * predecessors that are denied, limits of zero, tests that no value passes, names that mean nothing, settings without effect.
 *
 * @example
 * ```ts
 * const problems = findToolProblems({ unknownTools: 'block', rules: { a: { after: ['b'] }, b: { after: ['a'] } } });
 * problems[0]?.path; // ['rules', 'a', 'after']
 * ```
 */
export function findToolProblems(policy: ToolPolicy): ToolProblem[] {
  const problems: ToolProblem[] = [];
  const error: ReportProblem = (path, what, fix) => problems.push({ level: 'error', path, what, fix });
  const warn: ReportProblem = (path, what, fix) => problems.push({ level: 'warning', path, what, fix });
  const known = Object.keys(policy.rules);
  const check = (path: ToolProblem['path'], tool: string, report: ReportProblem): void => {
    if (known.includes(tool)) return;
    report(
      path,
      `No rule names the tool "${tool}"${didYouMean(tool, known)}.`,
      'Correct the name, or add the tool under "rules".',
    );
  };
  const names = (path: ToolProblem['path'], tools: readonly string[]): void => {
    // A tool without a rule can still be called where unknown tools may be.
    const report = policy.unknownTools === 'block' ? error : warn;
    for (const [index, tool] of tools.entries()) check([...path, index], tool, report);
  };
  for (const [name, rule] of Object.entries(policy.rules)) {
    const path = ['rules', name];
    names([...path, 'after'], rule.after ?? []);
    names([...path, 'neverAfter'], rule.neverAfter ?? []);
    findGateProblems(path, rule, error, warn);
    findArgumentProblems(path, rule, error, warn);
    for (const [argument, { acceptFrom }] of Object.entries(rule.arguments ?? {})) {
      const at = [...path, 'arguments', argument, 'acceptFrom'];
      for (const [index, { tool }] of (acceptFrom ?? []).entries()) check([...at, index, 'tool'], tool, warn);
    }
  }
  // What retrieves documents has results, and need be no tool.
  for (const [index, { tool }] of (policy.taint?.endorsers ?? []).entries()) {
    check(['taint', 'endorsers', index, 'tool'], tool, warn);
  }
  findTaskProblems(policy, names, error, warn);
  findOrderProblems(policy, error);
  if (policy.taint?.mode !== 'containment' && policy.taint?.minimumCharacters !== undefined) {
    warn(
      ['taint', 'minimumCharacters'],
      'Only containment looks at stretches.',
      'Leave it out, or set mode: containment.',
    );
  }
  return problems;
}

function findGateProblems(path: readonly string[], rule: ToolRule, error: ReportProblem, warn: ReportProblem): void {
  for (const limit of ['perSession', 'perMinute'] as const) {
    if (rule.limits?.[limit] === 0) {
      error(
        [...path, 'limits', limit],
        'With a limit of zero it can never be called.',
        'Write allowed: false, or a limit of 1 or more.',
      );
    }
  }
  const { perSession, perMinute } = rule.limits ?? {};
  if (perSession !== undefined && perMinute !== undefined && perMinute >= perSession) {
    warn(
      [...path, 'limits', 'perMinute'],
      'The limit of the session is reached before this one.',
      'Leave perMinute out.',
    );
  }
  if (rule.allowed === false && Object.keys(rule).length > 1) {
    warn(path, 'It is never allowed, so its other rules do nothing.', 'Leave them out.');
  }
  const accepts = Object.values(rule.arguments ?? {}).some(({ acceptFrom }) => acceptFrom !== undefined);
  if (accepts && rule.asked === undefined) {
    error(
      [...path, 'arguments'],
      'acceptFrom lets untrusted data decide, and no words are declared by which a user asks for that.',
      'Add asked: with the phrases by which users ask for it.',
    );
  }
  if (rule.sink === undefined) {
    const idle = (['asked', 'whenTainted', 'whenUnasked'] as const).filter((one) => rule[one] !== undefined);
    for (const one of idle)
      error(
        [...path, one],
        'It does nothing: the tool is no sink.',
        'Add sink: send, pay, delete, execute, fetch-external or change.',
      );
    return;
  }
  if (rule.whenUnasked !== undefined && rule.asked === undefined) {
    error(
      [...path, 'whenUnasked'],
      'It never applies: no words for asking are declared.',
      'Add asked: with the phrases by which users ask for it.',
    );
  }
  if (rule.whenTainted === 'allow' && (rule.whenUnasked ?? 'allow') === 'allow') {
    warn(
      [...path, 'whenTainted'],
      'The gate of this sink lets everything through.',
      'Use approve or block, or say so in a comment.',
    );
  }
}

function findTaskProblems(
  policy: ToolPolicy,
  names: (path: ToolProblem['path'], tools: readonly string[]) => void,
  error: ReportProblem,
  warn: ReportProblem,
): void {
  const tasks = Object.entries(policy.tasks ?? {});
  const inTasks = new Set(tasks.flatMap(([, { tools }]) => tools));
  for (const [task, { tools }] of tasks) {
    names(['tasks', task, 'tools'], tools);
    for (const [index, tool] of tools.entries()) {
      if (policy.rules[tool]?.allowed !== false) continue;
      error(
        ['tasks', task, 'tools', index],
        `The task needs "${tool}", which is never allowed.`,
        `Take it out of the task, or allowed: false out of rules.${tool}.`,
      );
    }
  }
  if (tasks.length === 0) return;
  for (const [name, { allowed }] of Object.entries(policy.rules)) {
    if (inTasks.has(name) || allowed === false) continue;
    warn(
      ['rules', name],
      'No task has this tool: only sessions without a task can use it.',
      'Add it to a task, or remove the rule.',
    );
  }
}
