import type { Candidate } from './candidate.js';
import { isCard } from './find-cards.js';
import { digitCount, formOf, isDigit, subStretch, type DigitStretch } from './digit-stretches.js';
import { isGluedAfter, isGluedBefore, isWordPart } from './is-glued.js';
import { fitsInternational, fitsNational } from './phone-plans.js';
import type { Context, ScannedText } from './scanned-text.js';

/** Countries whose national numbers are recognised without their code, unless others are asked for. */
export const defaultPhoneCountries: readonly string[] =
  'US GB DE FR IT ES NL BE CH AT PL PT IE SE NO DK FI AU NZ IN JP KR CN BR MX ZA CZ GR TR RU IL SG'.split(' ');

const extension = /^(?: ?(?:x|ext\.?|extension|#|durchwahl|poste|int\.|доб\.?) ?[0-9]{1,6}|x[0-9]{1,6})(?![0-9a-z])/i;
/** Plain dates and times by their form; the ranges are checked. */
const datelike = /^(?:4([-./ ])[12]\1[12]|[12]([-./ ])[12]\2[24]|4[-./][12][-./][12] .*|[12][-./][12][-./]4 .*)$/;
const most = { groups: 8, written: 32, beginnings: 6 };

/**
 * Telephone numbers: with a country's code, checked against the numbering plans of the world; national ones where their
 * form or a word beside them says that they are one. Dates, card numbers, versions and plain counts are left out.
 */
export function findPhones(scan: ScannedText, countries: readonly string[] = defaultPhoneCountries): Candidate[] {
  const found: Candidate[] = [];
  for (const stretch of scan.stretches) {
    let first = 0;
    for (let tried = 0; tried < most.beginnings && first < stretch.lengths.length; tried += 1) {
      const phone = phoneFrom(scan, stretch, first, countries);
      if (phone === undefined) first += 1;
      else {
        found.push(phone.candidate);
        first = phone.last + 1;
      }
      // Deep inside a table of numbers no telephone number begins without a sign of its own.
      while (first > 0 && first < stretch.lengths.length && !beginsAnew(stretch, first, scan.text)) first += 1;
    }
  }
  return found;
}

interface Phone {
  readonly candidate: Candidate;
  readonly last: number;
}

function beginsAnew({ gaps, starts }: DigitStretch, group: number, text: string): boolean {
  const gap = gaps[group - 1] as string;
  return gap.length > 1 || text.charAt((starts[group] as number) - 1) === '(';
}

function phoneFrom(
  scan: ScannedText,
  stretch: DigitStretch,
  first: number,
  countries: readonly string[],
): Phone | undefined {
  const { text } = scan;
  let start = stretch.starts[first] as number;
  // The bracket belongs to the number where it closes inside it.
  if (text.charAt(start - 1) === '(' && stretch.gaps[first]?.includes(')') === true) start -= 1;
  const plus =
    text.charAt(start - 1) === '+'
      ? start - 1
      : text.startsWith('+ ', start - 2) || text.startsWith('+(', start - 2)
        ? start - 2
        : -1;
  if (plus !== -1) {
    // After a digit, a letter or a closing bracket "+" adds.
    const before = text.charAt(plus - 1) === ' ' ? text.charCodeAt(plus - 2) : text.charCodeAt(plus - 1);
    if (isWordPart(text.charCodeAt(plus - 1)) || isDigit(before) || before === 41) return undefined;
    return international(scan, stretch, first, plus);
  }
  if (first === 0 && (isGluedBefore(text, start) || isInPath(text, start))) return undefined;
  return national(scan, stretch, first, start, countries);
}

function international(scan: ScannedText, stretch: DigitStretch, first: number, start: number): Phone | undefined {
  let possible: Phone | undefined;
  for (let last = Math.min(stretch.lengths.length - 1, first + most.groups); last >= first; last -= 1) {
    const count = digitCount(stretch, first, last);
    if (count > 15) continue;
    if (count < 7) break;
    const part = subStretch(stretch, first, last);
    if (isCut(scan.text, part.end)) continue;
    const fit = fitsInternational(part.digits);
    if (fit === 'none') continue;
    const phone: Phone = { candidate: phoneOf(scan.text, start, part.end, fit === 'valid' ? 1 : 0.7), last };
    if (fit === 'valid') return phone;
    possible ??= phone;
  }
  return possible;
}

function national(
  scan: ScannedText,
  stretch: DigitStretch,
  first: number,
  start: number,
  countries: readonly string[],
): Phone | undefined {
  const { text } = scan;
  let context: Context | undefined;
  for (let last = Math.min(stretch.lengths.length - 1, first + most.groups); last >= first; last -= 1) {
    const count = digitCount(stretch, first, last);
    if (count > 17) continue;
    if (count < 7) break;
    const part = subStretch(stretch, first, last);
    const { digits, end } = part;
    if (end - start > most.written) continue;
    if (isCut(text, end) || text.charAt(end) === '%') continue;
    const form = formOf(part);
    if (isDate(part, form) || isCard(digits)) return undefined;
    context ??= scan.contextOf(part.start, stretch.end);
    if (context.isOther || isArithmetic(text, start, end)) return undefined;
    const said = context.tags.has('phone');
    const score = nationalScore(text, part, form, start, said, countries, last === stretch.lengths.length - 1);
    if (score > 0) return { candidate: phoneOf(text, start, end, score), last };
  }
  return undefined;
}

function nationalScore(
  text: string,
  part: DigitStretch,
  form: string,
  start: number,
  said: boolean,
  countries: readonly string[],
  whole: boolean,
): number {
  const { digits, lengths } = part;
  if (digits.startsWith('00')) {
    const fit = digits.length >= 10 ? fitsInternational(digits.slice(2)) : 'none';
    return fit === 'valid' ? (lengths.length > 1 || said ? 0.95 : 0.6) : 0;
  }
  const bracketed = text.charAt(start) === '(';
  if (/^(?:1[- .])?3(?:[-. ]|\) ?|\)-)3[-. ]4$/.test(form) && isNorthAmerican(digits))
    return said || bracketed || /[-.]/.test(form) ? 0.95 : 0.6;
  if (/^(?:1[- .])?3(?:[-. ]|\) ?|\)-)7$/.test(form) && bracketed && isNorthAmerican(digits)) return 0.9;
  if (new Set(digits).size < 3) return 0;
  if (bracketed && lengths.length >= 2 && (lengths[0] as number) <= 5) {
    if (countries.some((country) => fitsNational(digits, country, false))) return said ? 0.95 : 0.8;
  }
  if (digits.startsWith('0') && digits.length >= 9) {
    if (countries.some((country) => country !== 'US' && fitsNational(digits, country, true))) {
      if (said) return 0.95;
      if (form.includes('.') && !/^(?:2\.){4}2$/.test(form)) return 0.4;
      return lengths.length > 1 && whole ? 0.7 : 0.4;
    }
  }
  if (said && whole && digits.length <= 13)
    return countries.some((country) => fitsNational(digits, country, false)) ? 0.85 : 0.6;
  return 0;
}

function isInPath(text: string, start: number): boolean {
  return /[\w.][/\\]$/.test(text.slice(Math.max(0, start - 2), start));
}

/** Something goes on behind it that is no extension. */
function isCut(text: string, end: number): boolean {
  return isGluedAfter(text, end) && !extension.test(text.slice(end, end + 24));
}

function isNorthAmerican(digits: string): boolean {
  return /^1?[2-9][0-9]{2}[2-9][0-9]{6}$/.test(digits);
}

function phoneOf(text: string, start: number, end: number, score: number): Candidate {
  const more = extension.exec(text.slice(end, end + 24));
  return { kind: 'phone', start, end: end + (more === null ? 0 : more[0].length), score };
}

function isDate(part: DigitStretch, form: string): boolean {
  if (!datelike.test(form)) return false;
  const numbers: number[] = [];
  let offset = 0;
  for (const length of part.lengths.slice(0, 3)) {
    numbers.push(Number(part.digits.slice(offset, offset + length)));
    offset += length;
  }
  const [one, two, three] = numbers as [number, number, number];
  const [day, month] = one > 31 ? [three, two] : [one, two];
  return day >= 1 && month >= 1 && day <= 31 && month <= 31 && (month <= 12 || day <= 12);
}

/** A sum, a product or the result of one stands beside it. */
function isArithmetic(text: string, start: number, end: number): boolean {
  return (
    /[=*×÷<>^±≈$€£¥#]\s?$|[^\s]\s[-+/]\s$/u.test(text.slice(Math.max(0, start - 4), start)) ||
    /^\s?[=*×÷^+€£¥%]/u.test(text.slice(end, end + 2))
  );
}
