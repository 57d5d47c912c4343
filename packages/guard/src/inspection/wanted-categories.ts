import type { CompiledChannel } from '../policy/compiled-policy.js';

const known = new WeakMap<CompiledChannel, readonly (ReadonlySet<string> | undefined)[]>();

/** The categories that the rules of a channel take of each of its detectors, by its index; undefined: all. */
export function wantedCategories(channel: CompiledChannel): readonly (ReadonlySet<string> | undefined)[] {
  const made = known.get(channel);
  if (made !== undefined) return made;
  const wanted = channel.detectors.map((_, index) => {
    const rules = channel.rules.filter(({ detector }) => detector === index);
    if (rules.some(({ categories }) => categories === undefined)) return undefined;
    return new Set(rules.flatMap(({ categories }) => [...(categories ?? [])]));
  });
  known.set(channel, wanted);
  return wanted;
}
