import type { Span } from './span.js';
import { UnitBuffer } from './unit-buffer.js';

/** A changed view of a text that still knows where each of its code units came from. */
export interface MappedText {
  readonly text: string;
  /** For each code unit of `text` the offset in the source, and the source's length at the end; left out when the two are equal in place. */
  readonly offsets?: Int32Array | undefined;
}

/**
 * The stretch of the source that a stretch of the view came from.
 *
 * @example
 * ```ts
 * sourceSpan(decodeEscapes('a%20b')!, 1, 2); // { start: 1, end: 4 }
 * ```
 */
export function sourceSpan(view: MappedText, start: number, end: number): Span {
  if (view.offsets === undefined) return { start, end };
  const from = view.offsets[start] ?? 0;
  if (end <= start) return { start: from, end: from };
  // A view character may come from several source units and several view characters from one: take the next new offset.
  const last = view.offsets[end - 1] ?? from;
  let next = end;
  while (next < view.offsets.length - 1 && view.offsets[next] === last) next += 1;
  return { start: from, end: view.offsets[next] ?? last };
}

/**
 * Collects a view piece by piece.
 *
 * @example
 * ```ts
 * const view = new MappedTextBuilder(4);
 * view.add('ss', 0);
 * view.copy('e', 1);
 * view.build(2); // { text: 'sse', offsets: [0, 0, 1, 2] }
 * ```
 */
export class MappedTextBuilder {
  readonly #buffer: UnitBuffer;

  /** @param expected how many code units the view will have, roughly. */
  constructor(expected: number) {
    this.#buffer = new UnitBuffer(expected);
  }

  /** Adds a piece whose every code unit stands for the same place of the source. */
  add(piece: string, source: number): void {
    for (let index = 0; index < piece.length; index += 1) this.#buffer.push(piece.charCodeAt(index), source);
  }

  /** Adds a piece copied from the source as it stands. */
  copy(piece: string, source: number): void {
    for (let index = 0; index < piece.length; index += 1) this.#buffer.push(piece.charCodeAt(index), source + index);
  }

  build(sourceLength: number): MappedText {
    const buffer = this.#buffer;
    buffer.sources[buffer.length] = sourceLength;
    return { text: buffer.text(), offsets: buffer.sources.subarray(0, buffer.length + 1) };
  }
}
