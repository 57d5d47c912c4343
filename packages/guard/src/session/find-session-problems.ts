import type { ToolProblem } from '../tools/tool-problem.js';
import { riskLines } from './risk-line.js';
import type { SessionPolicy } from './session-policy-schema.js';

/**
 * What is wrong with a session policy beyond its schema; paths are inside the policy's `session`.
 *
 * @example
 * ```ts
 * findSessionProblems({ escalateAt: 0.9, blockAt: 0.5 })[0]?.path; // ['escalateAt']
 * ```
 */
export function findSessionProblems(policy: SessionPolicy): ToolProblem[] {
  const problems: ToolProblem[] = [];
  const lines = riskLines(policy);
  for (const [index, { name, at }] of lines.entries()) {
    const stricter = lines.slice(0, index).find((other) => other.at <= at);
    if (stricter !== undefined) {
      problems.push({
        level: 'error',
        path: [name],
        what: `${name} never applies: from ${String(stricter.at)} on ${stricter.name} decides.`,
        fix: `Make ${name} lower than ${stricter.name}, or leave it out.`,
      });
    }
    if (at === 0) {
      problems.push({
        level: 'error',
        path: [name],
        what: 'Every session has a risk of 0 or more.',
        fix: 'Use a number above 0.',
      });
    }
  }
  if (policy.halfLifeTurns !== undefined && lines.length === 0) {
    problems.push({
      level: 'warning',
      path: ['halfLifeTurns'],
      what: 'Nothing follows from the risk of the session.',
      fix: 'Add escalateAt, fallbackAt or blockAt.',
    });
  }
  return problems;
}
