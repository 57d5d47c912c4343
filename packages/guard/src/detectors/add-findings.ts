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
 * and was seen already. What was plainly seen of it only in part, up to the first sign that nobody sees, is replaced.
 */
export function addDisguised(detector: string, view: ViewIn, seen: readonly Seen[], findings: Finding[]): void {
  for (const one of seen) {
    const span = view.span(one.start, one.end);
    const plain = findings.findIndex(
      (found) => found.view === 'plain' && found.category === one.kind && found.span?.start === span.start,
    );
    if (plain >= 0) {
      if ((findings[plain]?.span?.end ?? 0) >= span.end) continue;
      findings.splice(plain, 1);
    }
    addFindings(detector, view, [one], findings);
  }
}
