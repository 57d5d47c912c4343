import { isDigit, isLatinLetter } from './digit-stretches.js';

/**
 * Whether what stands at a place belongs to a longer word, number or name: a letter, digit, "_" or "#" beside it, or a
 * point or comma with a digit after it, as in decimals and versions.
 */
export function isGlued(text: string, start: number, end: number): boolean {
  return isGluedBefore(text, start) || isGluedAfter(text, end);
}

/** Whether what starts at a place goes on something in front of it. */
export function isGluedBefore(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  return (
    isWordPart(before) ||
    ((before === 46 || before === 44) && (isDigit(text.charCodeAt(start - 2)) || text.charCodeAt(start - 2) === before))
  );
}

/** Whether what ends at a place goes on behind it. */
export function isGluedAfter(text: string, end: number): boolean {
  const after = text.charCodeAt(end);
  return isWordPart(after) || ((after === 46 || after === 44) && isDigit(text.charCodeAt(end + 1)));
}

/** Letters of scripts with blanks between words, digits and "_". Chinese or Japanese text stands right beside numbers. */
export function isWordPart(unit: number): boolean {
  return isLatinLetter(unit) || isDigit(unit) || unit === 95 || (unit >= 0xc0 && unit < 0x590);
}
