import { foldCase } from '@plimsoll/core/text';
import { compilePattern } from '../matchers/compile-pattern.js';

/** Whether a stretch of text is on a rule's list of exceptions. */
export type AllowList = (stretch: string) => boolean;

/**
 * Compiles the `unless` of a rule: a text lets pass a stretch that equals it but for letter case and white space around;
 * a pattern between slashes must match the whole stretch.
 *
 * @throws PlimsollError `pattern-invalid`.
 */
export function compileAllowList(entries: readonly string[]): AllowList {
  const texts = new Set<string>();
  const patterns: ((stretch: string) => boolean)[] = [];
  for (const entry of entries) {
    const source = patternIn(entry);
    if (source === undefined) {
      texts.add(foldCase(entry.trim()));
      continue;
    }
    const pattern = compilePattern(`^(?:${source})$`);
    patterns.push((stretch) => pattern.test(stretch));
  }
  return (stretch) => texts.has(foldCase(stretch.trim())) || patterns.some((matches) => matches(stretch));
}

/** What stands between the slashes of "/…/"; undefined when it is a plain text. */
export function patternIn(entry: string): string | undefined {
  return entry.length > 2 && entry.startsWith('/') && entry.endsWith('/') ? entry.slice(1, -1) : undefined;
}
