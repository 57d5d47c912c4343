import { PlimsollError, pathText } from '@plimsoll/core';

/** One thing that is wrong, or doubtful, about a policy. */
export interface PolicyProblem {
  /** Where in the policy, so that its file can be pointed at. */
  readonly path: readonly PropertyKey[];
  /** Whether the key at the path is meant or its value. */
  readonly part: 'key' | 'value';
  /** A policy with errors is refused; what is only doubtful is a warning. */
  readonly level: 'error' | 'warning';
  /** Without a full stop. */
  readonly what: string;
  /** What to do about it, without a full stop. */
  readonly fix: string;
}

const mostListed = 10;

/** The error for the problems of a policy that has no file. */
export function policyError(problems: readonly PolicyProblem[]): PlimsollError {
  const lines = problems.slice(0, mostListed).map(({ path, what, fix }) => `${pathText(path)}: ${what} — ${fix}`);
  const unlisted = problems.length - lines.length;
  return new PlimsollError({
    code: 'config-invalid',
    message: `The guard policy is not valid:\n${lines.map((line) => `  ${line}`).join('\n')}${unlisted > 0 ? `\n  and ${String(unlisted)} more` : ''}`,
    hint: 'Correct the policy; "plimsoll policy lint FILE" shows lines and columns.',
  });
}
