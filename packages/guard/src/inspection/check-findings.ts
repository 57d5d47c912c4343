import type { Finding } from '../decision.js';

const longestView = 200;
const category = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * Why what a detector returned cannot be used, or undefined when it can: a score that is no number between 0 and 1 would
 * pass every threshold or none, and a span outside the text would redact the wrong place.
 */
export function findingsProblem(returned: unknown, textLength: number): string | undefined {
  if (!Array.isArray(returned)) return `returned ${kindOf(returned)} in place of a list of findings`;
  for (const finding of returned as readonly Partial<Finding>[]) {
    const problem = findingProblem(finding, textLength);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function findingProblem(finding: Partial<Finding> | null | undefined, textLength: number): string | undefined {
  if (typeof finding !== 'object' || finding === null) return `returned ${kindOf(finding)} in place of a finding`;
  const { score, span, view } = finding;
  if (typeof finding.category !== 'string' || !category.test(finding.category))
    return 'returned a finding without a category';
  if (typeof score !== 'number' || !(score >= 0 && score <= 1))
    return `returned the score ${String(score).slice(0, 40)}, outside 0 to 1`;
  if (typeof view !== 'string' || view.length > longestView) return 'returned a finding without a view';
  if (span === null) return undefined;
  if (typeof span !== 'object') return 'returned a finding without a span';
  const { start, end } = span;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > textLength)
    return `returned the span ${String(start).slice(0, 20)} to ${String(end).slice(0, 20)} of a text of ${String(textLength)}`;
  return undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return 'then' in value ? 'a promise' : 'an object';
  return value === undefined ? 'nothing' : `a ${typeof value}`;
}
