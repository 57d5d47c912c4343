import { sourceSpan, type MappedText, type Span } from '@plimsoll/core/text';
import { withoutCodes } from './without-codes.js';
import { viewsOfSegment, type DecodedSegment, type TextViews } from '../views/text-views.js';

/** One way of reading a text. */
export interface ViewIn {
  readonly name: string;
  readonly text: string;
  /** The text with blanks for codes that are read decoded; it is as long. For what judges words; left out: `text`. */
  words?(): string;
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
  visit(mapped('normalised', views.normalised, views.codes));
  if (views.squeezed !== undefined) visit(mapped('squeezed', views.squeezed, views.codes));
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

  words(): string {
    return withoutCodes(this.#view, this.#segment.codes ?? []);
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
  visit(mapped('plain', { text: views.original }, views.codes));
  for (const segment of views.decoded) visit(new SegmentView(segment, { text: segment.text }));
}

function mapped(name: string, view: MappedText, codes: readonly Span[]): ViewIn {
  return {
    name,
    text: view.text,
    words: () => withoutCodes(view, codes),
    span: (start, end) => sourceSpan(view, start, end),
  };
}

/** The normalised view. */
export function normalisedView(views: TextViews): ViewIn {
  return mapped('normalised', views.normalised, views.codes);
}

/** The text without what is not seen, where that is another. */
export function visibleView({ visible, codes }: TextViews): ViewIn | undefined {
  return visible === undefined ? undefined : mapped('visible', visible, codes);
}

/** Whether normalising changed more than letter case. */
export function isRewritten(views: TextViews): boolean {
  return views.normalised.offsets !== undefined || views.normalised.text !== views.original.toLowerCase();
}
