import { sourceSpan, type MappedText, type Span } from '@plimsoll/core/text';
import { viewsOfSegment, type DecodedSegment, type TextViews } from '../views/text-views.js';

/** One way of reading a text. */
export interface ViewIn {
  readonly name: string;
  readonly text: string;
  /** Where a stretch of this view stands in the original. */
  span(start: number, end: number): Span;
  /** Of decoded text: so many units at its beginning stand in the original as they are here. */
  readonly asWritten?: number | undefined;
}

/**
 * Calls `visit` with the normalised view, the squeezed one and everything that was decoded: whatever a text hides is read
 * as text.
 */
export function eachView(views: TextViews, visit: (view: ViewIn) => void): void {
  visit(mapped('normalised', views.normalised));
  if (views.squeezed !== undefined) visit(mapped('squeezed', views.squeezed));
  for (const segment of readSegments(views)) visit(segment);
}

const segmentsRead = new WeakMap<TextViews, readonly ViewIn[]>();

/** The decoded texts of a text, each normalised once however many detectors ask. */
function readSegments(views: TextViews): readonly ViewIn[] {
  if (views.decoded.length === 0) return [];
  let read = segmentsRead.get(views);
  if (read === undefined) {
    read = views.decoded.map((segment) => new SegmentView(segment, viewsOfSegment(segment).normalised));
    segmentsRead.set(views, read);
  }
  return read;
}

/** A decoded text as it was written, or a view of it. There may be hundreds in a text, most of them never named. */
class SegmentView implements ViewIn {
  readonly text: string;
  readonly #segment: DecodedSegment;
  readonly #view: MappedText;

  constructor(segment: DecodedSegment, view: MappedText) {
    this.text = view.text;
    this.#segment = segment;
    this.#view = view;
  }

  get name(): string {
    return `decoded:${this.#segment.chain.join('>')}`;
  }

  get asWritten(): number {
    const { offsets } = this.#segment;
    if (offsets === undefined) return 0;
    let at = 0;
    while (at + 1 < offsets.length && offsets[at + 1] === (offsets[at] as number) + 1) at += 1;
    return at;
  }

  span(start: number, end: number): Span {
    const { text, span, offsets } = this.#segment;
    if (offsets === undefined) return span;
    const inner = sourceSpan(this.#view, start, end);
    return sourceSpan({ text, offsets }, inner.start, inner.end);
  }
}

/** Calls `visit` with the text as it was written, and everything that was decoded as it was written. */
export function eachWrittenView(views: TextViews, visit: (view: ViewIn) => void): void {
  visit({ name: 'plain', text: views.original, span: (start, end) => ({ start, end }) });
  for (const segment of views.decoded) visit(new SegmentView(segment, { text: segment.text }));
}

function mapped(name: string, view: MappedText): ViewIn {
  return { name, text: view.text, span: (start, end) => sourceSpan(view, start, end) };
}

/** The normalised view. */
export function normalisedView(views: TextViews): ViewIn {
  return mapped('normalised', views.normalised);
}

/** The text without what is not seen, where that is another. */
export function visibleView({ visible }: TextViews): ViewIn | undefined {
  return visible === undefined ? undefined : mapped('visible', visible);
}

/** Whether normalising changed more than letter case. */
export function isRewritten(views: TextViews): boolean {
  return views.normalised.offsets !== undefined || views.normalised.text !== views.original.toLowerCase();
}
