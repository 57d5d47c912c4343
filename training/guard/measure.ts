import { scanGrams } from '../../packages/guard/src/models/gram-scan.js';
import { textViews } from '../../packages/guard/src/views/text-views.js';
import type { GuardText } from './example.js';

/** A text as the learner sees it: its grams, chunk after chunk. */
export interface Measured {
  readonly row: GuardText;
  readonly grams: Int32Array;
  /** Where each chunk begins in `grams`, and the end. */
  readonly chunks: Int32Array;
}

/** The view that the shipped models read. */
export function modelView(text: string): string {
  return textViews(text).normalised.text;
}

/** Reads a text with the very code the detectors run. */
export function measure(row: GuardText): Measured {
  const parts: Int32Array[] = [];
  scanGrams(modelView(row.text), (buckets, count) => parts.push(buckets.slice(0, count)));
  const chunks = new Int32Array(parts.length + 1);
  for (let index = 0; index < parts.length; index += 1)
    chunks[index + 1] = (chunks[index] as number) + (parts[index] as Int32Array).length;
  const grams = new Int32Array(chunks[parts.length] as number);
  for (let index = 0; index < parts.length; index += 1) grams.set(parts[index] as Int32Array, chunks[index]);
  return { row, grams, chunks };
}
