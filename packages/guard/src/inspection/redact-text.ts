import { MappedTextBuilder, type MappedText, type Span } from '@plimsoll/core/text';
import type { Finding, Redaction } from '../decision.js';

/** A text without what was taken out of it. */
export interface RedactedText {
  readonly map: MappedText;
  readonly redactions: readonly Redaction[];
}

/**
 * Takes the findings' stretches out of a text and puts "[category]" in their place, numbered when originals are to be put
 * back: equal stretches share a number. Findings that overlap become one; one without a span takes the whole text.
 *
 * @example
 * ```ts
 * const found = { detector: 'd', category: 'iban', score: 1, span: { start: 4, end: 6 }, view: 'plain' };
 * redactText('pay DE now', [found], true).map.text; // 'pay [iban-1] now'
 * ```
 */
export function redactText(text: string, findings: readonly Finding[], reversible: boolean): RedactedText {
  const numbers = new Map<string, Map<string, number>>();
  const redactions = joinOverlapping(text, findings).map(({ span, category }): Redaction => {
    if (!reversible) return { span, category, placeholder: `[${category}]` };
    const known = numbers.get(category) ?? new Map<string, number>();
    numbers.set(category, known);
    const original = text.slice(span.start, span.end);
    const number = known.get(original) ?? known.size + 1;
    known.set(original, number);
    return { span, category, placeholder: `[${category}-${String(number)}]` };
  });
  return { map: applyRedactions(text, redactions), redactions };
}

/**
 * Puts placeholders into a text, as a decision recorded them: what a person's approval lets go on.
 *
 * @param redactions in the order of the text, not overlapping.
 * @example
 * ```ts
 * applyRedactions('pay DE now', [{ span: { start: 4, end: 6 }, category: 'iban', placeholder: '[iban]' }]).text; // 'pay [iban] now'
 * ```
 */
export function applyRedactions(text: string, redactions: readonly Redaction[]): MappedText {
  if (redactions.length === 0) return { text };
  const builder = new MappedTextBuilder(text.length);
  let done = 0;
  for (const { span, placeholder } of redactions) {
    builder.copy(text.slice(done, span.start), done);
    builder.add(placeholder, span.start);
    done = span.end;
  }
  builder.copy(text.slice(done), done);
  return builder.build(text.length);
}

/** Sorted stretches with the category of the finding that is longest among those that overlap. */
function joinOverlapping(
  text: string,
  findings: readonly Finding[],
): readonly { readonly span: Span; readonly category: string }[] {
  const sorted = findings
    .map(({ span, category }) => ({ span: span ?? { start: 0, end: text.length }, category }))
    .filter(({ span }) => span.end > span.start)
    .sort((left, right) => left.span.start - right.span.start || right.span.end - left.span.end);
  const joined: { span: Span; category: string; longest: number }[] = [];
  for (const { span, category } of sorted) {
    const last = joined.at(-1);
    const length = span.end - span.start;
    if (last === undefined || span.start >= last.span.end) {
      joined.push({ span, category, longest: length });
      continue;
    }
    if (length > last.longest) {
      last.category = category;
      last.longest = length;
    }
    if (span.end > last.span.end) last.span = { start: last.span.start, end: span.end };
  }
  return joined;
}
