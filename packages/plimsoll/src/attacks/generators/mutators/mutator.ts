import type { Side } from '@plimsoll/core';
import type { Random } from '@plimsoll/core/statistics';

/**
 * Rewrites what a case asks for so that it asks for the same in another guise: what was harmful stays so, and what was
 * innocent stays so. What a mutation turns round is therefore the feature's mistake, in either direction.
 */
export interface Mutator {
  /** kebab-case. */
  readonly name: string;
  readonly summary: string;
  /** `undefined` where it has nothing to change, or does not suit the side. */
  readonly mutate: (text: string, side: Side, random: Random) => string | undefined;
}

/** Replaces whole words, keeping a capital at the beginning; `undefined` when none occurs. */
export function replaceWords(text: string, words: Readonly<Record<string, string>>): string | undefined {
  const known = Object.keys(words)
    .sort((one, other) => other.length - one.length)
    .join('|');
  const changed = text.replace(new RegExp(`\\b(?:${known})\\b`, 'gi'), (found) => {
    const other = words[found.toLowerCase()] ?? found;
    return /^\p{Lu}/u.test(found) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
  });
  return changed === text ? undefined : changed;
}

/** One of several, drawn. */
export function oneOf<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[Math.floor(random.next() * items.length)] ?? items[0];
}
