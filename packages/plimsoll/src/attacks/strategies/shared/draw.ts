import { shuffle, type Random } from '@plimsoll/core/statistics';

/** Items in a random order, and in another one when all have been drawn: never ends unless there are none. */
export function* draw<Item>(items: readonly Item[], random: Random): Generator<Item, undefined> {
  while (items.length > 0) yield* shuffle(random, items);
  return undefined;
}
