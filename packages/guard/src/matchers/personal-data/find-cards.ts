import { luhn } from './check-digits.js';
import type { Candidate } from './candidate.js';
import { digitCount, subStretch, type DigitStretch } from './digit-stretches.js';
import { isGlued, isWordPart } from './is-glued.js';
import type { ScannedText } from './scanned-text.js';

/**
 * Issuer ranges by leading digits (ISO/IEC 7812, as the networks publish them) with the lengths they use: Visa, Mastercard,
 * American Express, Discover, JCB, Diners Club, UnionPay, Maestro, Mir, RuPay, Troy, Elo, Verve, Dankort, Humo, Uzcard.
 */
const issuers: readonly (readonly [first: number, last: number, lengths: string])[] = [
  [4, 4, '13 16 19'],
  [51, 55, '16'],
  [2221, 2720, '16'],
  [34, 34, '15'],
  [37, 37, '15'],
  [6011, 6011, '16 17 18 19'],
  [644, 649, '16 17 18 19'],
  [65, 65, '16 17 18 19'],
  // JCB has 3528 to 3589; test numbers are made with all of 35.
  [3500, 3599, '16 17 18 19'],
  [2131, 2131, '15'],
  [1800, 1800, '15'],
  [300, 305, '14 16 19'],
  [3095, 3095, '14 16 19'],
  [36, 36, '14 16 19'],
  [38, 39, '14 16 19'],
  [62, 62, '16 17 18 19'],
  [81, 81, '16 17 18 19'],
  [5018, 5018, '12 13 14 15 16 17 18 19'],
  [5019, 5019, '16'],
  [5020, 5020, '12 13 14 15 16 17 18 19'],
  [5038, 5038, '12 13 14 15 16 17 18 19'],
  [5893, 5893, '12 13 14 15 16 17 18 19'],
  [6304, 6304, '12 13 14 15 16 17 18 19'],
  [6759, 6763, '12 13 14 15 16 17 18 19'],
  [5067, 5067, '16'],
  [506099, 506198, '16 19'],
  [508500, 508999, '16'],
  [606985, 607984, '16'],
  [608001, 608500, '16'],
  [636297, 636297, '16'],
  [636368, 636368, '16'],
  [2200, 2204, '16 17 18 19'],
  [9792, 9792, '16'],
  [9860, 9860, '16'],
  [8600, 8600, '16'],
];

/** How cards are printed, by the digits of their groups. */
const printed: ReadonlySet<string> = new Set(
  '4,4,4,4 4,4,4,1 4,4,4,2 4,4,4,3 4,4,5 4,4,4,4,1 4,4,4,4,2 4,4,4,4,3 4,6,5 4,6,4 4,6,6 6,10 6,13'.split(' '),
);
const longestPart = 4;

/** Payment card numbers: an issuer's range and length, and a right check digit (Luhn). */
export function findCards(scan: ScannedText): Candidate[] {
  const found: Candidate[] = [];
  for (const stretch of scan.stretches) {
    if (stretch.digits.length < 12) continue;
    let first = 0;
    while (first < stretch.lengths.length) {
      const last = cardFrom(stretch, first);
      if (last === -1) {
        first += 1;
        continue;
      }
      const card = subStretch(stretch, first, last);
      if (!isGlued(scan.text, card.start, card.end) && !isInPath(scan.text, card)) {
        const context = scan.contextOf(card.start, card.end);
        // Some national numbers have the length of a card: a word decides.
        const isId =
          card.digits.length < 16 &&
          !context.tags.has('card') &&
          [...context.tags].some((tag) => tag.startsWith('id:'));
        found.push({ kind: 'card', start: card.start, end: card.end, score: context.isOther || isId ? 0.4 : 1 });
      }
      first = last + 1;
    }
  }
  return found;
}

/** Whether digits without separators are a card number. */
export function isCard(digits: string): boolean {
  if (digits.length < 12 || digits.length > 19) return false;
  // The check digit first: nine of ten numbers end there.
  if (!luhn(digits)) return false;
  const length = String(digits.length);
  return issuers.some(([first, last, lengths]) => {
    const lead = Number(digits.slice(0, first < 10 ? 1 : first < 100 ? 2 : first < 1_000 ? 3 : first < 10_000 ? 4 : 6));
    return lead >= first && lead <= last && lengths.includes(length);
  });
}

/** The last group of a card that begins with a group, or -1. What is left over beside it must be short. */
function cardFrom(stretch: DigitStretch, first: number): number {
  const { lengths, gaps } = stretch;
  const groups = lengths.length;
  const own = lengths[first] as number;
  if (own >= 12) return isCard(subStretch(stretch, first, first).digits) ? first : -1;
  // Digit by digit, or in groups of its own: only as a whole.
  if (
    first === 0 &&
    groups > 1 &&
    stretch.digits.length <= 19 &&
    gaps.every((gap) => gap === gaps[0] && gap.length === 1)
  ) {
    if (isCard(stretch.digits) && gaps[0] !== '/') return groups - 1;
  }
  if (own !== 4 && own !== 6) return -1;
  if (first > 1 || (first === 1 && (lengths[0] as number) > 3)) {
    // Not the middle of a table of numbers, unless something else than one blank stands before it.
    if ((gaps[first - 1] as string) === (gaps[first] ?? '')) return -1;
  }
  for (let last = Math.min(groups - 1, first + 4); last > first; last -= 1) {
    const count = digitCount(stretch, first, last);
    if (count < 12 || count > 19) continue;
    const part = subStretch(stretch, first, last);
    if (!isPrinted(part) || !isCard(part.digits)) continue;
    if (isRestShort(stretch, last)) return last;
  }
  return -1;
}

function isPrinted({ lengths, gaps }: DigitStretch): boolean {
  return (
    printed.has(lengths.join(',')) && gaps.every((gap) => gap === gaps[0] && gap.length === 1 && !'/()'.includes(gap))
  );
}

/** After a card may stand its date and code, hardly more groups. */
function isRestShort({ lengths }: DigitStretch, last: number): boolean {
  return lengths.length - 1 - last <= 3 && lengths.slice(last + 1).every((length) => length <= longestPart);
}

/** Numbers in the path of an address or of a file are names of things, and so are those that a hyphen joins to more. */
function isInPath(text: string, { start, end }: DigitStretch): boolean {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  if (before === '/' || after === '/' || before === '\\') return true;
  return (
    (before === '-' && isWordPart(text.charCodeAt(start - 2))) ||
    (after === '-' && isWordPart(text.charCodeAt(end + 1)))
  );
}
