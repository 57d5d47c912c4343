import type { MappedText, Span } from '@plimsoll/core/text';

/**
 * A view of a text with blanks for what is code and stands decoded elsewhere: it is judged by what it says, not by how numbers
 * look to a model of words. As long as the view, so that places stay.
 *
 * @param codes in the source of the view.
 */
export function withoutCodes({ text, offsets }: MappedText, codes: readonly Span[]): string {
  if (codes.length === 0) return text;
  let out = '';
  let done = 0;
  for (const { start, end } of codes) {
    const from = Math.max(done, placeOf(offsets, start, text.length));
    const to = placeOf(offsets, end, text.length);
    if (to <= from) continue;
    out += text.slice(done, from) + ' '.repeat(to - from);
    done = to;
  }
  return out + text.slice(done);
}

/** The first unit of a view that came from a place of the source or from behind it. */
function placeOf(offsets: Int32Array | undefined, place: number, length: number): number {
  if (offsets === undefined) return Math.min(place, length);
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
