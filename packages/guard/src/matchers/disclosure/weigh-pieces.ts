import type { MappedText } from '@plimsoll/core/text';
import type { Disclosure, DisclosurePlace } from './disclosure.js';
import type { Piece } from './follow-seeds.js';
import { spaceAfterUnit, textOfUnit, unitsInSource, unitsInView, type ReadUnits } from './read-units.js';
import { longSecret, type SecretFacts, type SecretForm, type SecretSet } from './secret-set.js';

export const codedShare = 0.5;
export const digitShare = 0.25;
const mostPlaces = 20;

/** Decides what the pieces of one form amount to; `undefined` when they amount to nothing. */
export function weighPieces(
  set: SecretSet,
  form: SecretForm,
  pieces: readonly Piece[],
  units: ReadUnits,
): Disclosure | undefined {
  const facts = set.secrets[form.secret] as SecretFacts;
  const total = form.units.length;
  const whole = pieces.filter((piece) => piece.to - piece.from === total && gapsAreMeant(form, facts, piece, units));
  if (whole.length > 0) {
    const places = whole.flatMap((piece) => placesOf(form, facts, piece, units)).slice(0, mostPlaces);
    return { secret: form.secret, share: 1, disclosed: true, places };
  }
  const parts = pieces.filter((piece) => piece.to - piece.from < total);
  if (parts.length === 0) return undefined;
  const { units: share, digits } = coverage(form, parts);
  const enough = form.coded ? codedShare : facts.enough;
  // What keys have in common ("CANARY-…") is not what makes them secret: their digits are.
  const telling = form.coded || total >= longSecret || digits >= digitShare;
  const spread = new Set(parts.map((piece) => textOfUnit(units, piece.start))).size > 1;
  const places = parts.flatMap((piece) => placesOf(form, facts, piece, units)).slice(0, mostPlaces);
  return { secret: form.secret, share, disclosed: share >= enough && telling && (enough < 1 || spread), places };
}

/** What the pieces cover together, as shares of the form's units and of its digits. */
function coverage(form: SecretForm, pieces: readonly Piece[]): { readonly units: number; readonly digits: number } {
  const covered = new Uint8Array(form.units.length);
  for (const { from, to } of pieces) covered.fill(1, from, to);
  let units = 0;
  let digits = 0;
  let allDigits = 0;
  for (let unit = 0; unit < covered.length; unit += 1) {
    const digit = form.digits[unit] as number;
    allDigits += digit;
    if (covered[unit] === 0) continue;
    units += 1;
    digits += digit;
  }
  return { units: units / covered.length, digits: allDigits === 0 ? 1 : digits / allDigits };
}

/** Where letters alone make the secret, white space must be its own or stand between most letters: see `findSecrets`. */
export function gapsAreMeant(form: SecretForm, facts: SecretFacts, piece: Piece, units: ReadUnits): boolean {
  if (!facts.lettersOnly || form.coded || form.literal) return true;
  let gaps = 0;
  let strange = 0;
  const joints = form.units.length - 1;
  for (let joint = 0; joint < joints; joint += 1) {
    if (!spaceAfterUnit(units, piece.start + joint)) continue;
    gaps += 1;
    if (form.ownGaps[joint] !== 1) strange += 1;
  }
  return strange === 0 || gaps >= joints / 2;
}

/** Where a piece stands, a stretch for each text that it goes over. */
export function placesOf(form: SecretForm, facts: SecretFacts, piece: Piece, units: ReadUnits): DisclosurePlace[] {
  const partial = piece.to - piece.from < form.units.length;
  const what = partial ? 'part of a secret' : 'secret';
  const end = piece.start + piece.to - piece.from;
  const split = textOfUnit(units, piece.start) !== textOfUnit(units, end - 1);
  const places: DisclosurePlace[] = [];
  for (let unit = piece.start; unit < end;) {
    const text = textOfUnit(units, unit);
    const bound = units.bounds[text + 1] as number;
    let last = unit;
    while (last + 1 < end && (units.at[last + 1] as number) < bound) last += 1;
    const shown = unitsInView(units, unit, last);
    const manner = split
      ? 'split over messages'
      : form.label === '' && !partial
        ? mannerOf((units.views[text] as MappedText).text.slice(shown.start, shown.end), facts.text)
        : form.label;
    places.push({ text, ...unitsInSource(units, unit, last), label: manner === '' ? what : `${what}, ${manner}` });
    unit = last + 1;
  }
  return places;
}

/** How a text differs from the secret it shows. */
function mannerOf(shown: string, secret: string): string {
  if (secret.includes(shown)) return '';
  if (secret.toLowerCase().includes(shown.toLowerCase())) return 'other letter case';
  return bare(secret) === bare(shown) ? 'spaced out' : 'disguised letters';
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
