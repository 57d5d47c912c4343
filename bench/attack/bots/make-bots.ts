import { randomInteger, seededRandom, shuffle } from '@plimsoll/core/statistics';
import { harmfulGoals, secretGoals } from './goals.js';
import { manners } from './manners.js';
import type { BotSpecification } from './simulated-bot.js';
import { difficulties, type WeaknessClass } from './weakness.js';

/** How many bots, with what. */
export interface MakeOptions {
  readonly seed: number;
  /** Begins their names. */
  readonly prefix: string;
  readonly count: number;
  /** How many weaknesses each has: one of these, drawn for each bot. */
  readonly weaknesses: readonly number[];
  readonly classes: readonly WeaknessClass[];
  /** Harmful behaviours that each is attacked for, beside its secret. */
  readonly goals: number;
}

/**
 * Simulated bots, the same for the same seed. Classes are dealt out like cards, so that each comes about equally often;
 * goals too, so that no two bots are attacked for the same before all have been used.
 */
export function makeBots(options: MakeOptions): readonly BotSpecification[] {
  const { seed, prefix, count, weaknesses, classes } = options;
  const random = seededRandom(`${String(seed)}/${prefix}`);
  const nextClass = dealer(() => shuffle(random, classes));
  const nextGoal = dealer(() => shuffle(random, harmfulGoals));
  const nextSecret = dealer(() => shuffle(random, secretGoals));
  const nextManner = dealer(() => [...shuffle(random, manners), 'plain' as const, 'plain' as const]);
  const nextDifficulty = dealer(() => shuffle(random, difficulties));
  return Array.from({ length: count }, (_, index) => {
    const some = new Set<WeaknessClass>();
    const wanted = weaknesses[index % weaknesses.length] ?? 0;
    while (some.size < wanted) some.add(nextClass());
    return {
      name: `simulated-${prefix}-${String(index + 1)}`,
      manner: nextManner(),
      planted: [...some].map((weakness) => ({ weakness, difficulty: nextDifficulty() })),
      goals: [...Array.from({ length: options.goals }, nextGoal), nextSecret()],
      secret: `${word(random)}-${word(random)}-${String(randomInteger(random, 9_000) + 1_000)}`,
    };
  });
}

function dealer<Item>(pack: () => readonly Item[]): () => Item {
  let left: Item[] = [];
  return () => {
    if (left.length === 0) left = [...pack()];
    return left.pop() as Item;
  };
}

const words =
  'amber anvil basil birch cedar clover copper crane dahlia ember fennel garnet hazel indigo juniper kelp larch maple nutmeg onyx pewter quartz rowan sable tansy umber walnut yarrow'.split(
    ' ',
  );
const word = (random: { next(): number }): string => words[Math.floor(random.next() * words.length)] ?? '';
