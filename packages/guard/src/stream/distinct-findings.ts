import type { Finding } from '../decision.js';

/** The same finding may have been counted by several rules in different windows, and seen through several views. */
export function distinctFindings(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const { detector, category, span } = finding;
    const key = `${detector} ${category} ${span === null ? '' : `${String(span.start)} ${String(span.end)}`}`;
    const known = seen.get(key);
    if (known === undefined || viewRank(finding) < viewRank(known)) seen.set(key, finding);
  }
  // In the order of the text, which does not depend on where the windows lay.
  return [...seen.entries()]
    .sort(([one, left], [other, right]) => {
      const by = (left.span?.start ?? -1) - (right.span?.start ?? -1);
      return by !== 0 ? by : one < other ? -1 : 1;
    })
    .map(([, finding]) => finding);
}

/** As written before as decoded, and fewer encodings before more. */
function viewRank({ view }: Finding): string {
  return view.startsWith('decoded:') ? view : ` ${view === 'plain' ? '' : view}`;
}
