import type { PersonalDataKind } from '@plimsoll/core';
import type { Candidate } from './candidate.js';
import { findAddresses } from './find-addresses.js';
import { findBirthDates } from './find-birth-dates.js';
import { findCards } from './find-cards.js';
import { findEmails } from './find-emails.js';
import { findIbans } from './find-ibans.js';
import { findIpAddresses } from './find-ip-addresses.js';
import { findNationalIds } from './find-national-ids.js';
import { findPhones } from './find-phones.js';
import { findWrittenEmails } from './find-written-emails.js';
import { ScannedText } from './scanned-text.js';

/** One piece of personal data in a text. */
export type PersonalDatum = Candidate;

/** What counts, beside the kinds. */
export interface PersonalDataOptions {
  /**
   * What may be said: a value in any spelling (separators and letter case do not count), a telephone number with or
   * without its country code, or "@harbour.example" for every address of that domain.
   */
  readonly except?: readonly string[] | undefined;
  /** Countries (ISO 3166 alpha-2) whose national numbers, and telephone numbers without country code, are looked for; all that are known when left out. */
  readonly countries?: readonly string[] | undefined;
  /** 0 to 1; 0.5 when left out. */
  readonly minimumScore?: number | undefined;
}

/** One file for each kind. Where two kinds take the same place, the earlier one has it. */
const finders: readonly (readonly [
  PersonalDataKind,
  (scan: ScannedText, countries: readonly string[] | undefined) => Candidate[],
])[] = [
  ['email', (scan) => [...findEmails(scan.text), ...findWrittenEmails(scan.text)]],
  ['iban', findIbans],
  ['card', findCards],
  ['ip-address', findIpAddresses],
  ['date-of-birth', findBirthDates],
  ['national-id', (scan, countries) => findNationalIds(scan, countries === undefined ? undefined : new Set(countries))],
  ['phone', (scan, countries) => findPhones(scan, countries)],
  ['address', findAddresses],
];

/**
 * Personal data of the named kinds, each checked as far as its kind can be (check digits, lengths, ranges, numbering
 * plans, words beside it). Time is linear in the text.
 *
 * @returns in order of place, none over another.
 * @example
 * ```ts
 * findPersonalData('Write to ada@harbour.example.', ['email']); // [{ kind: 'email', start: 9, end: 28, score: 1 }]
 * ```
 */
export function findPersonalData(
  text: string,
  kinds: readonly PersonalDataKind[],
  { except = [], countries, minimumScore = 0.5 }: PersonalDataOptions = {},
): PersonalDatum[] {
  const scan = new ScannedText(text);
  let found: readonly Candidate[] = [];
  for (const [kind, find] of finders) {
    // Whatever else it may be first: a card whose kind is not asked for is no telephone number either.
    if (!kinds.includes(kind)) continue;
    const candidates = find(scan, countries).filter(({ score }) => score >= minimumScore);
    if (candidates.length > 0) found = found.length === 0 ? candidates : merge(found, candidates);
  }
  const sorted = found.length > 1 ? [...found].sort((a, b) => a.start - b.start) : found;
  return sorted.filter(
    (datum) => !except.some((value) => isExcepted(text.slice(datum.start, datum.end), datum.kind, value)),
  );
}

/** Candidates that take no place of those already found. */
function merge(found: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const known = [...found].sort((a, b) => a.start - b.start);
  const more = [...candidates].sort((a, b) => a.start - b.start);
  const merged = [...known];
  let index = 0;
  let reached = -1;
  for (const candidate of more) {
    while (index < known.length && (known[index] as Candidate).end <= candidate.start) index += 1;
    if ((known[index]?.start ?? Infinity) < candidate.end || candidate.start < reached) continue;
    merged.push(candidate);
    reached = candidate.end;
  }
  return merged;
}

function isExcepted(written: string, kind: PersonalDataKind, value: string): boolean {
  if (kind === 'email') {
    const [mail, allowed] = [written.toLowerCase(), value.trim().toLowerCase()];
    return allowed.startsWith('@') ? mail.endsWith(allowed) : mail === allowed;
  }
  const [left, right] = [bare(written), bare(value)];
  if (kind !== 'phone') return left === right;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  // "+49 40 123456" and "040 123456" are one number: all but the leading zero agrees.
  return short === long || (short.length >= 8 && long.endsWith(short.replace(/^0+/, '')));
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
