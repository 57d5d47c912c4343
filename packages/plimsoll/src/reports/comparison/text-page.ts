import type { ComparisonVerdict } from '@plimsoll/core';
import { wrapColumns } from '../terminal-columns.js';

export type Ink = ComparisonVerdict | 'strong' | 'quiet';

/** Where the lines of a comparison are written. */
export interface TextPage {
  readonly width: number;
  readonly reveal: boolean;
  paint(text: string, as: Ink): string;
}

/** ANSI colours. */
export const inkColours: Readonly<Record<Ink, string>> = {
  better: '34',
  worse: '31',
  'no-difference-shown': '33',
  'not-assessed': '2',
  strong: '1',
  quiet: '2',
};

/** A text broken into lines. */
export function wrapped(text: string, page: TextPage, as?: Ink): string[] {
  return wrapColumns(text, page.width).map((line) => (as === undefined ? line : page.paint(line, as)));
}

/** A text broken into lines behind some spaces. */
export function indented(text: string, page: TextPage, as?: Ink, by = 2): string[] {
  const space = ' '.repeat(by);
  return wrapColumns(text, page.width - by).map((line) => space + (as === undefined ? line : page.paint(line, as)));
}
