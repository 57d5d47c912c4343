import type { ToolProblem } from '../tools/tool-problem.js';
import type { SessionPolicy } from './session-policy-schema.js';

/**
 * What is wrong with a session policy beyond its schema; paths are inside the policy's `session`.
 *
 * @example
 * ```ts
 * findSessionProblems({ escalateAt: 0.9, blockAt: 0.5 })[0]?.path; // ['escalateAt']
 * ```
 */
export function findSessionProblems({ escalateAt, blockAt, halfLifeTurns }: SessionPolicy): ToolProblem[] {
  const problems: ToolProblem[] = [];
  if (escalateAt !== undefined && blockAt !== undefined && escalateAt >= blockAt) {
    problems.push({
      level: 'error',
      path: ['escalateAt'],
      what: `It never escalates: from ${String(blockAt)} on it blocks.`,
      fix: 'Make escalateAt lower than blockAt, or leave it out.',
    });
  }
  for (const [name, value] of Object.entries({ escalateAt, blockAt })) {
    if (value !== 0) continue;
    problems.push({
      level: 'error',
      path: [name],
      what: 'Every session has a risk of 0 or more.',
      fix: 'Use a number above 0.',
    });
  }
  if (halfLifeTurns !== undefined && escalateAt === undefined && blockAt === undefined) {
    problems.push({
      level: 'warning',
      path: ['halfLifeTurns'],
      what: 'Nothing follows from the risk of the session.',
      fix: 'Add escalateAt or blockAt.',
    });
  }
  return problems;
}
