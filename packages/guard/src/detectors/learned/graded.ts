import type { HeadReading } from './read-first-line.js';

/**
 * The score and the category of a reading. Where the text is unlike all that was learnt from, the model abstains: the
 * score is moved into the grey band, whatever it was, and the category says so.
 */
export function graded<Category extends string>(
  reading: HeadReading,
  { threshold, blockAt }: { readonly threshold: number; readonly blockAt: number },
  category: Category,
): { readonly score: number; readonly category: Category | 'unfamiliar' } {
  return reading.unfamiliar
    ? { score: (threshold + blockAt) / 2, category: 'unfamiliar' }
    : { score: reading.probability, category };
}
