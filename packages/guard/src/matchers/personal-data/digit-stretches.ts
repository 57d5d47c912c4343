import type { Span } from '@plimsoll/core/text';
import type { DigitRuns } from './digit-runs.js';

/** Digits as one writes a long number: groups with little between them. */
export interface DigitStretch extends Span {
  /** All digits, without what stands between. */
  readonly digits: string;
  /** Where each group starts in the text, and how many digits it has. */
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  /** What stands before each group but the first. */
  readonly gaps: readonly string[];
}

const fewestDigits = 7;
const mostDigits = 40;
const mostGroups = 24;
const widestGap = 3;
/** Blank, no-break blanks, tab, hyphens and dashes, and what telephone numbers and identifiers have between their groups. */
const separators = ' \t\u00a0\u202f\u2009-\u2010\u2011\u2013./()';

/** Whether a code unit is one of "0" to "9". */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether a code unit is one of "a" to "z" or "A" to "Z". */
export function isLatinLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/**
 * The stretches of at least seven digits in a text, in order. Longer ones than any number has are cut between groups; a
 * single group of more than forty digits is left out. Time is linear in the text.
 */
export function digitStretches(text: string, runs: DigitRuns): DigitStretch[] {
  const stretches: DigitStretch[] = [];
  let starts: number[] = [];
  let lengths: number[] = [];
  let gaps: string[] = [];
  let count = 0;
  let reached = 0;
  const close = (): void => {
    if (count >= fewestDigits) {
      let digits = '';
      for (const [index, start] of starts.entries()) digits += text.slice(start, start + (lengths[index] as number));
      stretches.push({ start: starts[0] as number, end: reached, digits, starts, lengths, gaps });
      [starts, lengths, gaps] = [[], [], []];
    } else if (count > 0) {
      // Most groups are short: their lists are used again.
      starts.length = 0;
      lengths.length = 0;
      gaps.length = 0;
    }
    count = 0;
  };
  for (let run = 0; run < runs.count; run += 1) {
    const start = runs.starts[run] as number;
    const end = runs.ends[run] as number;
    const length = end - start;
    if (length > mostDigits) {
      close();
      continue;
    }
    if (count > 0) {
      const joined = isGap(text, reached, start) && count + length <= mostDigits && starts.length < mostGroups;
      if (joined) gaps.push(text.slice(reached, start));
      else close();
    }
    starts.push(start);
    lengths.push(length);
    count += length;
    reached = end;
  }
  close();
  return stretches;
}

/** Groups `first` to `last` (inclusive) of a stretch as one of its own. */
export function subStretch(stretch: DigitStretch, first: number, last: number): DigitStretch {
  if (first === 0 && last === stretch.lengths.length - 1) return stretch;
  let offset = 0;
  for (let group = 0; group < first; group += 1) offset += stretch.lengths[group] as number;
  const lengths = stretch.lengths.slice(first, last + 1);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  return {
    start: stretch.starts[first] as number,
    end: (stretch.starts[last] as number) + (stretch.lengths[last] as number),
    digits: stretch.digits.slice(offset, offset + count),
    starts: stretch.starts.slice(first, last + 1),
    lengths,
    gaps: stretch.gaps.slice(first, last),
  };
}

/** How many digits groups `first` to `last` (inclusive) have. */
export function digitCount({ lengths }: DigitStretch, first: number, last: number): number {
  let count = 0;
  for (let group = first; group <= last; group += 1) count += lengths[group] as number;
  return count;
}

/** The form of a stretch: "3-2-4" for 078-05-1120; all blanks count as " ", all dashes as "-". */
export function formOf({ lengths, gaps }: DigitStretch): string {
  let form = String(lengths[0]);
  for (const [index, gap] of gaps.entries()) form += plainGap(gap) + String(lengths[index + 1]);
  return form;
}

function plainGap(gap: string): string {
  if (gap === ' ' || gap === '-' || gap === '.' || gap === '/') return gap;
  return gap.replace(/[\t\u00a0\u202f\u2009]/g, ' ').replace(/[\u2010\u2011\u2013]/g, '-');
}

function isGap(text: string, from: number, to: number): boolean {
  if (to - from > widestGap) return false;
  for (let index = from; index < to; index += 1) if (!separators.includes(text.charAt(index))) return false;
  return true;
}
