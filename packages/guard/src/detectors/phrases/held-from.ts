import type { MappedText } from '@plimsoll/core/text';
import type { DetectorInput } from '../detector.js';
import { plainTail } from '../plain-tail.js';
import type { PhraseFinder } from './phrase-finder.js';

/**
 * From where on more text may make a phrase of what there is: what may still be read otherwise, and the beginning of a
 * phrase before it. -1 where that cannot be told: then all within reach.
 */
export function phrasesHeldFrom({ text, views }: DetectorInput, finder: PhraseFinder, reach: number): number {
  const tail = plainTail(text, reach);
  if (tail === undefined) return -1;
  const { start, from } = tail;
  let held = from - finder.begun(text.slice(start, from).toLowerCase());
  const { squeezed } = views;
  if (squeezed !== undefined) {
    const [first, last] = [firstFrom(squeezed, start), firstFrom(squeezed, from)];
    const begun = finder.begun(squeezed.text.slice(first, last));
    if (begun > 0) held = Math.min(held, squeezed.offsets?.[last - begun] ?? last - begun);
  }
  return held;
}

/** The first unit of a view that came from a place or from behind it. */
function firstFrom({ text, offsets }: MappedText, place: number): number {
  if (offsets === undefined) return place;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
