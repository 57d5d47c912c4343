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
import { digitRuns } from './digit-runs.js';
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
  /**
   * Of the kinds that are looked for only these are returned; the others still keep the places that are theirs. All when
   * left out.
   */
  readonly wanted?: ReadonlySet<string> | undefined;
}

interface Finder {
  readonly kind: PersonalDataKind;
  readonly find: (scan: ScannedText, countries: readonly string[] | undefined) => readonly Candidate[];
}

/** One file for each kind. Where two kinds take the same place, the earlier one has it. */
const finders: readonly Finder[] = [
  { kind: 'email', find: (scan) => [...findEmails(scan.text), ...findWrittenEmails(scan.text)] },
  { kind: 'iban', find: findIbans },
  { kind: 'card', find: findCards },
  { kind: 'ip-address', find: findIpAddresses },
  { kind: 'date-of-birth', find: findBirthDates },
  {
    kind: 'national-id',
    find: (scan, countries) => findNationalIds(scan, countries === undefined ? undefined : new Set(countries)),
  },
  { kind: 'phone', find: findPhones },
  { kind: 'address', find: findAddresses },
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
  { except = [], countries, minimumScore = 0.5, wanted }: PersonalDataOptions = {},
): PersonalDatum[] {
  const runs = digitRuns(text);
  // All but addresses of mail have digits.
  if (runs.count === 0 && (!kinds.includes('email') || wanted?.has('email') === false)) return [];
  const scan = new ScannedText(text, runs);
  const looked = new Map<Finder, readonly Candidate[]>();
  const look = (finder: Finder): readonly Candidate[] => {
    const known = looked.get(finder);
    if (known !== undefined) return known;
    const candidates = finder.find(scan, countries);
    const counting = candidates.length === 0 ? candidates : candidates.filter(({ score }) => score >= minimumScore);
    looked.set(finder, counting);
    return counting;
  };
  const asked = findersOf(kinds);
  let last = asked.length - 1;
  if (wanted !== undefined) {
    // A place is disputed only where something wanted stands: without that, the others are not looked for.
    while (last >= 0 && !wanted.has((asked[last] as Finder).kind)) last -= 1;
    if (!asked.some((finder) => wanted.has(finder.kind) && look(finder).length > 0)) return [];
  }
  let found: readonly Candidate[] = [];
  for (let index = 0; index <= last; index += 1) {
    const candidates = look(asked[index] as Finder);
    if (candidates.length > 0) found = found.length === 0 ? candidates : merge(found, candidates);
  }
  const sorted = found.length > 1 ? [...found].sort((a, b) => a.start - b.start) : found;
  return sorted.filter(
    ({ kind, start, end }) =>
      wanted?.has(kind) !== false && !except.some((value) => isExcepted(text.slice(start, end), kind, value)),
  );
}

/** Whatever else it may be first: a card whose kind is not asked for is no telephone number either. */
function findersOf(kinds: readonly PersonalDataKind[]): readonly Finder[] {
  return finders.filter(({ kind }) => kinds.includes(kind));
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
