import { sourceSpan, type MappedText, type Span } from '@plimsoll/core/text';
import { viewsOfSegment, type DecodedSegment, type TextViews } from '../views/text-views.js';

/** One way of reading a text. */
export interface ViewIn {
  readonly name: string;
  readonly text: string;
  /** Where a stretch of this view stands in the original. */
  span(start: number, end: number): Span;
}

/**
 * Calls `visit` with the normalised view, the squeezed one and everything that was decoded: whatever a text hides is read
 * as text.
 */
export function eachView(views: TextViews, visit: (view: ViewIn) => void): void {
  visit(mapped('normalised', views.normalised));
  if (views.squeezed !== undefined) visit(mapped('squeezed', views.squeezed));
  for (const segment of views.decoded) {
    const { normalised } = viewsOfSegment(segment);
    visit({
      name: nameOf(segment),
      text: normalised.text,
      span(start, end) {
        const inner = sourceSpan(normalised, start, end);
        return spanInSegment(segment, inner.start, inner.end);
      },
    });
  }
}

/** Calls `visit` with the text as it was written, and everything that was decoded as it was written. */
export function eachWrittenView(views: TextViews, visit: (view: ViewIn) => void): void {
  visit({ name: 'plain', text: views.original, span: (start, end) => ({ start, end }) });
  for (const segment of views.decoded)
    visit({ name: nameOf(segment), text: segment.text, span: (start, end) => spanInSegment(segment, start, end) });
}

function nameOf({ chain }: DecodedSegment): string {
  return `decoded:${chain.join('>')}`;
}

function spanInSegment({ text, span, offsets }: DecodedSegment, start: number, end: number): Span {
  return offsets === undefined ? span : sourceSpan({ text, offsets }, start, end);
}

function mapped(name: string, view: MappedText): ViewIn {
  return { name, text: view.text, span: (start, end) => sourceSpan(view, start, end) };
}

/** The normalised view. */
export function normalisedView(views: TextViews): ViewIn {
  return mapped('normalised', views.normalised);
}

/** Whether normalising changed more than letter case. */
export function isRewritten(views: TextViews): boolean {
  return views.normalised.offsets !== undefined || views.normalised.text !== views.original.toLowerCase();
}
