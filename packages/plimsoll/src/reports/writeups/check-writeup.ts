import { dirname } from 'node:path';
import { readTextFile } from '../../files/index.js';
import type { Store } from '../../store/store.js';
import { readStamp } from './stamp.js';
import { writeupFormatOf } from './writeup-formats.js';
import { writeupText } from './writeup-text.js';

/** The first line of a write-up that is not what the stored runs say now. */
export interface WriteupDifference {
  /** Counted from 1. */
  readonly line: number;
  readonly has: string;
  readonly is: string;
}

/**
 * Makes a write-up again from the stored runs and compares.
 *
 * @returns nothing where every line is the same.
 * @throws PlimsollError `config-invalid` for a file without a stamp, and as `writeupText` does.
 */
export async function checkWriteup(store: Store, file: string): Promise<WriteupDifference | undefined> {
  const { text } = await readTextFile(file);
  const again = await writeupText(store, writeupFormatOf(file), dirname(file), readStamp(text, file));
  const [was, is] = [text.split('\n'), again.split('\n')];
  const first = was.findIndex((each, index) => each !== is[index]);
  if (first < 0 && was.length === is.length) return undefined;
  const at = first < 0 ? was.length : first;
  return { line: at + 1, has: was[at] ?? '', is: is[at] ?? '' };
}
