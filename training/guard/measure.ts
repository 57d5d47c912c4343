import { scanGrams } from '../../packages/guard/src/models/gram-scan.js';
import { eachView, normalisedView, type ViewIn } from '../../packages/guard/src/detectors/views-in.js';
import { textViews } from '../../packages/guard/src/views/text-views.js';
import type { GuardText } from './example.js';

/** A text as the learner sees it: its grams, chunk after chunk. */
export interface Measured {
  readonly row: GuardText;
  readonly grams: Int32Array;
  /** Where each chunk begins in `grams`, and the end. */
  readonly chunks: Int32Array;
  /** The rows of its word classes, and where each chunk begins in them, and the end. */
  readonly rows: Int32Array;
  readonly rowChunks: Int32Array;
}

/** The view of a text that the shipped models read first. */
export function modelView(text: string): string {
  return wordsIn(normalisedView(textViews(text)));
}

/** All that they read of it. */
export function modelViews(text: string): readonly string[] {
  const texts: string[] = [];
  eachView(textViews(text), (view) => texts.push(wordsIn(view)));
  return texts;
}

/** Codes are read decoded, and no words as they stand. */
function wordsIn(view: ViewIn): string {
  return view.words?.() ?? view.text;
}

/** Reads a text with the very code the detectors run. */
export function measure(row: GuardText): Measured {
  return measured(row, [modelView(row.text)]);
}

/** The same over every view that the detectors read, one after the other: the highest window may stand in any of them. */
export function measureViews(row: GuardText): Measured {
  return measured(row, modelViews(row.text));
}

function measured(row: GuardText, texts: readonly string[]): Measured {
  const grams: Int32Array[] = [];
  const rows: Int32Array[] = [];
  for (const text of texts)
    scanGrams(text, (buckets, count, _start, _end, classRows, rowCount) => {
      grams.push(buckets.slice(0, count));
      rows.push(classRows.slice(0, rowCount));
    });
  const [all, chunks] = joined(grams);
  const [allRows, rowChunks] = joined(rows);
  return { row, grams: all, chunks, rows: allRows, rowChunks };
}

function joined(parts: readonly Int32Array[]): readonly [Int32Array, Int32Array] {
  const chunks = new Int32Array(parts.length + 1);
  for (const [index, part] of parts.entries()) chunks[index + 1] = (chunks[index] as number) + part.length;
  const all = new Int32Array(chunks[parts.length] as number);
  for (const [index, part] of parts.entries()) all.set(part, chunks[index]);
  return [all, chunks];
}
