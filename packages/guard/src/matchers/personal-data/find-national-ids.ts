import type { Candidate } from './candidate.js';
import { digitCount, formOf, isDigit, isLatinLetter, subStretch, type DigitStretch } from './digit-stretches.js';
import { isGlued, isWordPart } from './is-glued.js';
import { digitIds, type DigitId } from './national-ids/digit-ids.js';
import { letteredIds } from './national-ids/lettered-ids.js';
import type { Context, ScannedText } from './scanned-text.js';

const byLength = new Map<number, DigitId[]>();
for (const id of digitIds) for (const length of id.lengths) byLength.set(length, [...(byLength.get(length) ?? []), id]);
const [shortest, longest] = [Math.min(...byLength.keys()), Math.max(...byLength.keys())];

/** The countries whose numbers are known. */
export const nationalIdCountries: readonly string[] = [
  ...new Set([...digitIds, ...letteredIds].map(({ country }) => country)),
].sort();

/** National numbers, each checked as its country checks it; digits only where a word beside them says what they are. */
export function findNationalIds(scan: ScannedText, countries?: ReadonlySet<string>): Candidate[] {
  const found: Candidate[] = [];
  for (const stretch of scan.stretches) {
    const groups = stretch.lengths.length;
    const attempt = (first: number, last: number): boolean => {
      const count = digitCount(stretch, first, last);
      if (count < shortest || count > longest) return false;
      const candidate = digitIdAt(scan, subStretch(stretch, first, last), countries);
      if (candidate !== undefined) found.push(candidate);
      return candidate !== undefined;
    };
    if (attempt(0, groups - 1)) continue;
    // One that stands among other numbers: what has no blank inside, and what forms of its own have a blank.
    for (let first = 0; groups > 1 && first < groups; first += 1) {
      let last = first;
      while (last < groups - 1 && !isBlankGap(stretch.gaps[last] as string)) last += 1;
      if (!attempt(first, last) && last < groups - 1 && last > first) attempt(first, last + 1);
      first = last;
    }
  }
  findLettered(scan, countries, found);
  return found;
}

function digitIdAt(
  scan: ScannedText,
  part: DigitStretch,
  countries: ReadonlySet<string> | undefined,
): Candidate | undefined {
  const { digits, start, end } = part;
  if (digits.length < shortest || digits.length > longest || isGlued(scan.text, start, end)) return undefined;
  if (
    scan.text.charAt(start - 1) === '-' ||
    (scan.text.charAt(end) === '-' && isWordPart(scan.text.charCodeAt(end + 1)))
  )
    return undefined;
  let context: Context | undefined;
  let form: string | undefined;
  for (const id of byLength.get(digits.length) ?? []) {
    if (countries !== undefined && !countries.has(id.country)) continue;
    if (!id.valid(digits)) continue;
    form ??= formOf(part);
    context ??= scan.contextOf(start, end);
    const own = id.forms?.includes(form) === true;
    const named = context.tags.has(`id:${id.country}`) || context.tags.has('id:any');
    if (context.isOther || !(named || (own && id.weak === undefined))) continue;
    return { kind: 'national-id', start, end, score: named ? 1 : 0.85, country: id.country };
  }
  return undefined;
}

const longestLettered = 26;

/** Letters and digits joined: each such word is looked at once, and with the few words after it that it may go on in. */
function findLettered(scan: ScannedText, countries: ReadonlySet<string> | undefined, found: Candidate[]): void {
  const { text, runs } = scan;
  let reached = 0;
  for (let run = 0; run < runs.count; run += 1) {
    const index = runs.starts[run] as number;
    if (index < reached) continue;
    let start = index;
    while (start > 0 && index - start <= 8 && isPart(text.charCodeAt(start - 1))) start -= 1;
    let end = runs.ends[run] as number;
    while (end < text.length && isPart(text.charCodeAt(end))) end += 1;
    reached = end;
    if (end - start > longestLettered || !mayBeLettered(text, start, end) || isPart(text.charCodeAt(start - 1)))
      continue;
    const place = letteredAt(scan, start, end, countries);
    if (place === undefined) continue;
    found.push(place);
    reached = place.end;
  }
}

/** Digits alone begin such a number, or go on one, in a few lengths only. */
function mayBeLettered(text: string, start: number, end: number): boolean {
  const length = end - start;
  const next = text.charCodeAt(end);
  if (length <= 2 || (length >= 6 && length <= 8)) {
    if (next === 45 || next === 43 || next === 46 || (next === 32 && length !== 7)) return true;
    if (prefixStart(text, start) !== start) return true;
  }
  return hasLetter(text, start, end);
}

/** Where one or two letters stand in front with a blank or hyphen between ("AB 12 34 56 C", "X-1234567-L"). */
function prefixStart(text: string, start: number): number {
  const gap = text.charCodeAt(start - 1);
  if ((gap !== 32 && gap !== 45) || !isLatinLetter(text.charCodeAt(start - 2))) return start;
  const from = isLatinLetter(text.charCodeAt(start - 3)) ? start - 3 : start - 2;
  return isWordPart(text.charCodeAt(from - 1)) ? start : from;
}

/** Tries the word itself, with what is written before it ("AB 12 …", "X 1234567 L") and after it ("… C", "-Z", "(3)"). */
function letteredAt(
  scan: ScannedText,
  start: number,
  end: number,
  countries: ReadonlySet<string> | undefined,
): Candidate | undefined {
  const { text } = scan;
  const from = end - start <= 8 ? prefixStart(text, start) : start;
  for (const begin of from === start ? [start] : [from, start]) {
    let reach = end;
    // At most seven pieces follow, as in the French number with blanks.
    for (let piece = 0; piece < 8; piece += 1) {
      if (reach - begin > longestLettered) break;
      const candidate = letteredOf(scan, begin, reach, countries);
      if (candidate !== undefined) return candidate;
      const next = text.charCodeAt(reach);
      const open = next === 40;
      if (!open && next !== 32 && next !== 45 && next !== 43 && next !== 46) break;
      let to = reach + 1;
      while (to - reach <= 5 && isPart(text.charCodeAt(to))) to += 1;
      if (open && text.charAt(to) === ')') to += 1;
      if (!isPiece(text, reach + 1, to)) break;
      reach = to;
    }
  }
  return undefined;
}

function letteredOf(
  scan: ScannedText,
  start: number,
  end: number,
  countries: ReadonlySet<string> | undefined,
): Candidate | undefined {
  if (end - start < 8 || !hasLetter(scan.text, start, end) || isGlued(scan.text, start, end)) return undefined;
  const written = scan.text.slice(start, end).toUpperCase();
  for (const { country, form, weak, valid } of letteredIds) {
    if ((countries !== undefined && !countries.has(country)) || !form.test(written)) continue;
    if (!valid(written.replace(/[ .()+-]/g, ''))) continue;
    const context = scan.contextOf(start, end);
    const named = context.tags.has(`id:${country}`) || context.tags.has('id:any');
    if (context.isOther || (weak === true && !named)) continue;
    return { kind: 'national-id', start, end, score: named ? 1 : 0.85, country };
  }
  return undefined;
}

function isBlankGap(gap: string): boolean {
  return (
    gap.length > 1 || gap === ' ' || gap === '\u00a0' || gap === '\u202f' || gap === '\t' || gap === '(' || gap === ')'
  );
}

/** What a number may go on in after a blank or hyphen: a few digits, perhaps with a letter, or one letter alone. */
function isPiece(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length === 1) return true;
  return length >= 2 && length <= 4 && (isDigit(text.charCodeAt(start)) || text.charCodeAt(start - 1) === 40);
}

function hasLetter(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) if (isLatinLetter(text.charCodeAt(index))) return true;
  return false;
}

function isPart(unit: number): boolean {
  return isDigit(unit) || isLatinLetter(unit);
}
