import { decodeEscapes, type MappedText } from '@plimsoll/core/text';
import { scanClasses } from '../automaton.js';
import type { DisclosurePlace } from './disclosure.js';
import { followSeeds } from './follow-seeds.js';
import { mayFind, readUnits, unitsInSource, type ReadUnits } from './read-units.js';
import type { SecretFacts, SecretForm, SecretSet } from './secret-set.js';
import { gapsAreMeant, placesOf } from './weigh-pieces.js';

/** A stretch of a text that shows a form of a secret, whole or in part. */
export interface SecretRun extends DisclosurePlace {
  /** Index of the form. */
  readonly form: number;
  /** Units of the form, from and to before. */
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** Whether all of a set's secrets are found in runs: those of a few letters or signs are only found as they stand. */
export function isFoundInRuns({ bare, forms }: SecretSet): boolean {
  return bare.length === 0 && !forms.some(({ literal }) => literal);
}

/** All runs of a text, as it stands and with its escapes decoded, whatever they amount to. */
export function secretRuns(set: SecretSet, text: string): SecretRun[] {
  const runs: SecretRun[] = [];
  for (const view of viewsOf(text)) {
    if (set.forms.length === 0 || !mayFind(set.automaton, [view], set.alphabet)) continue;
    const units = readUnits([view], set.alphabet);
    const follower = followSeeds(set, units, () => false);
    scanClasses(set.automaton, units.classes, units.count, follower.onMatch);
    for (const [index, pieces] of follower.pieces) {
      const form = set.forms[index] as SecretForm;
      const facts = set.secrets[form.secret] as SecretFacts;
      for (const piece of pieces) {
        const whole = piece.to - piece.from === form.units.length;
        const [place] = whole && !gapsAreMeant(form, facts, piece, units) ? [] : placesOf(form, facts, piece, units);
        if (place !== undefined) runs.push({ ...place, form: index, from: piece.from, to: piece.to, whole });
      }
    }
  }
  return runs;
}

/** An escape that is not over, with the bytes of the same character before it. */
const openEscape =
  /(?:%[89a-f][0-9a-f]){0,3}(?:%[0-9a-f]?|&(?:#x?)?[0-9a-z]{0,7}|\\(?:u\{?[0-9a-f]{0,6}|x[0-9a-f]?)?)?$/i;

/**
 * Where the run begins that a text ends in and that may still go on: the longest end of it that stands in a form. What
 * follows makes no other run of what stands before. Cheap.
 */
export function openRunOf(set: SecretSet, text: string): number {
  const longest = set.forms.reduce((most, { units }) => Math.max(most, units.length), 0);
  const closed = text.replace(openEscape, '');
  let open = text.length;
  for (const view of closed.length < text.length ? [...viewsOf(text), ...viewsOf(closed)] : viewsOf(text)) {
    const units = endOf(view, longest, set);
    let deepest = 0;
    for (const form of set.forms) deepest = Math.max(deepest, longestEnd(form.units, units.classes, units.count));
    if (deepest > 0) open = Math.min(open, unitsInSource(units, units.count - deepest, units.count - 1).start);
  }
  return open;
}

/** A text as it stands, and with its escapes decoded where it has some. */
function viewsOf(text: string): readonly MappedText[] {
  const decoded = decodeEscapes(text);
  return decoded === undefined ? [{ text }] : [{ text }, decoded];
}

/** So many of the last units of a view, if it has them: whatever stands between them. */
function endOf({ text, offsets }: MappedText, least: number, { alphabet }: SecretSet): ReadUnits {
  for (let length = 2 * least; ; length *= 4) {
    let from = Math.max(0, text.length - length);
    if (from > 0 && (text.charCodeAt(from) & 0xfc00) === 0xdc00) from -= 1;
    const places = Int32Array.from({ length: text.length - from + 1 }, (_, at) => offsets?.[from + at] ?? from + at);
    const units = readUnits([{ text: text.slice(from), offsets: places }], alphabet);
    if (from === 0 || units.count >= least) return units;
  }
}

/** Length of the longest end of what was read that stands somewhere in a form. */
function longestEnd(form: readonly number[], read: Uint16Array, count: number): number {
  let longest = 0;
  for (let end = 1; end <= form.length; end += 1) {
    let length = 0;
    while (length < end && length < count && form[end - 1 - length] === read[count - 1 - length]) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
