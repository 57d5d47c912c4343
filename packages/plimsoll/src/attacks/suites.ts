import { converters } from './converters/registry.js';
import { injections } from './injection/injection.js';
import { strategies } from './strategies/registry.js';

/** Named lists of attacks, as `--attack` takes them. Every list begins with the case as it is. */
export const suites = {
  /** One converter of each family. */
  converters: (): readonly string[] => ['none', ...oneOfEach(converters)],
  /** Every strategy. */
  strategies: (): readonly string[] => ['none', ...usable(strategies)],
  /** Every injection, with what the case asks for: pasted by the user, and retrieved. */
  injections: (): readonly string[] => ['none', ...injections.flatMap(({ name }) => [name, `${name}(place=context)`])],
  /** One converter of each family, every strategy, and a pasted and a retrieved order. */
  broad: (): readonly string[] => [
    'none',
    ...oneOfEach(converters),
    ...usable(strategies),
    'inject-email',
    'inject-document(place=context)',
  ],
  /** Every converter, every strategy and every injection. */
  all: (): readonly string[] => [
    'none',
    ...converters.map(({ name }) => name),
    ...usable(strategies),
    ...injections.map(({ name }) => name),
  ],
} as const;

export type SuiteName = keyof typeof suites;
export const suiteNames = Object.keys(suites) as SuiteName[];

/** Those that need no model. */
function usable(all: typeof strategies): readonly string[] {
  return all.filter(({ attacker }) => attacker !== 'model').map(({ name }) => name);
}

function oneOfEach(all: typeof converters): readonly string[] {
  const families = new Map<string, string>();
  for (const { family, name } of all) if (!families.has(family)) families.set(family, name);
  return [...families.values()];
}
