import type { Span } from '@plimsoll/core/text';
import type { Finding } from '../decision.js';
import type { ViewIn } from './views-in.js';

/** What a matcher saw in a view. */
interface Seen extends Span {
  readonly kind: string;
  readonly score: number;
}

/** Adds what was seen in a view to a detector's findings, at its place in the original. */
export function addFindings(detector: string, view: ViewIn, seen: readonly Seen[], findings: Finding[]): void {
  for (const { kind, start, end, score } of seen)
    findings.push({ detector, category: kind, score, span: view.span(start, end), view: view.name });
}

/**
 * What was seen in a view that only shows what is disguised in the text as it is written: less what stands there plainly
 * and was seen already.
 */
export function addDisguised(detector: string, view: ViewIn, seen: readonly Seen[], findings: Finding[]): void {
  if (seen.length === 0) return;
  const plain = new Set(
    findings.filter((one) => one.view === 'plain').map(({ category, span }) => `${category} ${String(span?.start)}`),
  );
  const disguised = seen.filter(({ kind, start, end }) => !plain.has(`${kind} ${String(view.span(start, end).start)}`));
  addFindings(detector, view, disguised, findings);
}
