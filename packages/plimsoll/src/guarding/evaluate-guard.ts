import type { Case, Side } from '@plimsoll/core';
import type { Channel, Guard } from '@plimsoll/guard';
import { GuardTally, type GuardRates } from './guard-tally.js';
import { inspectCase, sumUp, type Inspected } from './inspect-case.js';
import { aheadOf, mapAhead } from './map-ahead.js';

/** One labelled text, or a case of a golden set. */
export interface LabelledText {
  /** A text on a channel, or the case whose messages are inspected; user messages of it stand on the channel. */
  readonly given: string | Case;
  readonly side: Side;
  readonly set: string;
  readonly channel: Channel;
  readonly category?: string | undefined;
  /** Texts that are variants of one another. */
  readonly cluster?: string | undefined;
}

/** How a guard did on one set. */
export interface GuardSetResult {
  readonly set: string;
  readonly total: GuardRates;
  /** Those that the set names. */
  readonly categories: readonly ({ readonly category: string } & GuardRates)[];
}

/** What {@link evaluateGuard} found. */
export interface GuardEvaluation {
  readonly policyHash: string;
  readonly sets: readonly GuardSetResult[];
  /** Lines that could not be read as a labelled text. */
  readonly unread: number;
}

/**
 * Counts what a guard lets through and what it stops, for each set and each of its categories.
 *
 * @example
 * ```ts
 * const guard = createGuard(defaultPolicy);
 * const texts = [{ given: 'When do you open?', side: 'benign', set: 'own', channel: 'user' } as const];
 * (await evaluateGuard(guard, texts)).sets[0]?.total.falseRefusal.failures; // 0
 * ```
 */
export async function evaluateGuard(
  guard: Guard,
  texts: AsyncIterable<LabelledText | undefined> | Iterable<LabelledText | undefined>,
): Promise<GuardEvaluation> {
  const sets = new Map<string, { readonly total: GuardTally; readonly categories: Map<string, GuardTally> }>();
  let unread = 0;
  const inspected = mapAhead(texts, aheadOf(guard), async (labelled) =>
    labelled === undefined ? undefined : { ...labelled, found: await inspect(guard, labelled) },
  );
  for await (const labelled of inspected) {
    if (labelled === undefined) {
      unread += 1;
      continue;
    }
    const { side, set, category, cluster, found } = labelled;
    const known = sets.get(set) ?? { total: new GuardTally(), categories: new Map<string, GuardTally>() };
    sets.set(set, known);
    known.total.add(side, found, cluster);
    if (category === undefined) continue;
    const own = known.categories.get(category) ?? new GuardTally();
    known.categories.set(category, own);
    own.add(side, found, cluster);
  }
  return {
    policyHash: guard.policyHash,
    sets: [...sets].map(([set, { total, categories }]) => ({
      set,
      total: total.rates(),
      categories: [...categories].sort().map(([category, tally]) => ({ category, ...tally.rates() })),
    })),
    unread,
  };
}

async function inspect(guard: Guard, { given, channel }: LabelledText): Promise<Inspected> {
  return typeof given === 'string'
    ? sumUp([await guard.inspectAsync({ channel, text: given })])
    : inspectCase(guard, given, channel);
}
