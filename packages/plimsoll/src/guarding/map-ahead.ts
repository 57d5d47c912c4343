import type { Guard } from '@plimsoll/guard';

/**
 * Maps what comes in, several at once, and gives the results in the order it came.
 *
 * @param atOnce how many may be under way, 1 or more.
 * @example
 * ```ts
 * const all = [];
 * for await (const one of mapAhead([1, 2], 2, (number) => Promise.resolve(number * 2))) all.push(one);
 * all; // [2, 4]
 * ```
 */
export async function* mapAhead<In, Out>(
  source: AsyncIterable<In> | Iterable<In>,
  atOnce: number,
  map: (value: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const under: Promise<Out>[] = [];
  for await (const value of source) {
    const result = map(value);
    // Who fails while others are waited for is heard when its turn comes.
    result.catch(() => undefined);
    under.push(result);
    if (under.length >= atOnce) yield await (under.shift() as Promise<Out>);
  }
  for (const result of under) yield await result;
}

/** How many texts a guard may have under way: it waits only for heavier detectors. */
export function aheadOf(guard: Guard): number {
  return guard.compiled.heavy.size === 0 ? 1 : 8;
}
