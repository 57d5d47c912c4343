import { PlimsollError, type ErrorCode } from '@plimsoll/core';

/** A place in a file. Lines and columns count from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong with a file. */
export interface Problem {
  readonly file: string;
  readonly place?: Place | undefined;
  /** What is wrong, without a full stop. */
  readonly what: string;
  /** What to do about it, without a full stop. */
  readonly fix: string;
}

/** How many problems an error lists; the rest is only counted. */
export const mostProblemsListed = 10;

/**
 * One line about a problem: `file:line:column: what — what to do`.
 *
 * @example
 * ```ts
 * problemLine({ file: 'a.yaml', place: { line: 3, column: 5 }, what: 'unknown key "sid"', fix: 'remove it' });
 * // 'a.yaml:3:5: unknown key "sid" — remove it'
 * ```
 */
export function problemLine(problem: Problem): string {
  const { file, place } = problem;
  const where = place === undefined ? file : `${file}:${String(place.line)}:${String(place.column)}`;
  return `${where}: ${problem.what} — ${problem.fix}`;
}

/**
 * The error for one or more problems of a file; at most ten are listed.
 *
 * @param more whether there may be more problems than were collected.
 */
export function problemsError(code: ErrorCode, problems: readonly Problem[], more = false): PlimsollError {
  const listed = problems.slice(0, mostProblemsListed).map(problemLine);
  const unlisted = problems.length - listed.length;
  const count = more ? `the first ${String(listed.length)}` : String(problems.length);
  const message =
    problems.length === 1 && !more
      ? (listed[0] as string)
      : `${count} problems:\n${listed.map((line) => `  ${line}`).join('\n')}${unlisted > 0 ? `\n  and ${String(unlisted)} more` : ''}`;
  return new PlimsollError({ code, message, hint: 'Correct the file and run the command again.' });
}
