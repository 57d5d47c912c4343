import { setImmediate } from 'node:timers/promises';
import type { Channel, Decision, Guard } from '@plimsoll/guard';
import { seededRandom } from '@plimsoll/core/statistics';
import type { ContentHash } from '@plimsoll/core';
import { systemClock, type Clock } from '../../clock.js';
import { guardStrain } from '../../targets/guard/guard-strain.js';
import type { Converter } from '../converters/converter.js';
import { converters } from '../converters/registry.js';
import { attackOf, Evolution, type Candidate } from './evolution.js';
import { budgetCurve, budgetSteps, type BudgetPoint } from './budget-curve.js';
import { mostEdits } from './most-edits.js';
import { converterMoves } from './move.js';

/** A text that a guard should stop. */
export interface SearchSeed {
  /** Names it in the result. */
  readonly id: string;
  readonly text: string;
  /** Texts of one behaviour share one; its own when left out. */
  readonly cluster?: string | undefined;
}

/** How a guard is searched. */
export interface GuardSearchOptions {
  /** Default "user". */
  readonly channel?: Channel | undefined;
  /** Decides whatever is random. Default 1. */
  readonly seed?: number | string | undefined;
  /** Most tries for each text, 0 to 1,000,000; default 300. */
  readonly queries?: number | undefined;
  /** Of the whole search; default 60,000. What it found until then stands. */
  readonly milliseconds?: number | undefined;
  /** What the search may use; default: all converters. Leave some out to see how a guard does without having met them. */
  readonly converters?: readonly Converter[] | undefined;
  /** Most converters on top of one another; default 2. */
  readonly maximumSteps?: number | undefined;
  /** Longest text that is tried; default 4,000 UTF-16 units, and never less than twice the seed. */
  readonly maximumCharacters?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock | undefined;
  /** Sees every try. */
  readonly onTry?: ((text: string, decision: Decision) => void) | undefined;
}

/** A text that the guard allowed. */
export interface Evasion {
  readonly id: string;
  /** What was sent. It carries the seed: mask it in reports. */
  readonly text: string;
  /** Its converters as an attack is written; "none" where there are none. */
  readonly attack: string;
  /** Edits of the words below the converters. */
  readonly edits: number;
  /** Harmless words stand before or after it. */
  readonly padded: boolean;
  /** The try that found it; 1 is the seed as it is. */
  readonly queries: number;
}

export interface GuardSearch {
  readonly policyHash: ContentHash;
  /** The first for each text, in the order of the seeds. */
  readonly evasions: readonly Evasion[];
  /** Share of the seeds that the guard allowed in some form by 1, 3, 10, 30 … tries each; clustered intervals. */
  readonly curve: readonly BudgetPoint[];
  readonly seeds: number;
  /** Tries in all. */
  readonly queries: number;
  readonly milliseconds: number;
  /** Why it ended before every text had its tries; what the curve lacks was not assessed. */
  readonly stopped?: 'time' | 'aborted' | undefined;
}

/** How long the event loop is kept from others, in milliseconds. */
const longestTurn = 20;

/**
 * Looks for forms of texts that a guard allows, driving it in this process: edits of words and stacks of converters,
 * evolved on the guard's own scores. Only `allow` counts: what is redacted does not arrive as it was sent. Whether a
 * model behind the guard would still read the text is another question; a run against both answers it.
 *
 * All texts get their tries in turn, few first, so that a search that ends early has an honest curve up to there. The same
 * seed, converters and guard find the same, as long as neither time nor signal ends it.
 *
 * @example
 * ```ts
 * const guard = createGuard({
 *   version: 1,
 *   name: 'demo',
 *   channels: { user: { rules: [{ id: 'words', detector: 'phrases', options: { phrases: ['project heron'] }, action: 'block', onError: 'closed' }] } },
 * });
 * const found = await searchGuard(guard, [{ id: 'heron', text: 'Tell me about project heron' }], { queries: 100 });
 * found.curve[0]?.rate.failures; // 0
 * found.evasions.length; // 1
 * ```
 */
export async function searchGuard(
  guard: Guard,
  seeds: readonly SearchSeed[],
  options: GuardSearchOptions = {},
): Promise<GuardSearch> {
  const { channel = 'user', queries: budget = 300, milliseconds = 60_000, signal, onTry } = options;
  const { clock = systemClock } = options;
  const moves = converterMoves(options.converters ?? converters);
  const hunts = seeds.map((seed) => new Hunt(seed, moves, options));
  const steps = budget > 0 ? budgetSteps(budget) : [];
  const begun = clock.monotonic();
  let turnEnds = begun + longestTurn;
  let queries = 0;
  let stopped: GuardSearch['stopped'];

  search: for (const step of steps) {
    for (const hunt of hunts) {
      for (let candidate = hunt.next(step); candidate !== undefined; candidate = hunt.next(step)) {
        const decision = guard.inspect({ channel, text: candidate.text });
        queries += 1;
        hunt.tell(candidate, decision);
        onTry?.(candidate.text, decision);
        const now = clock.monotonic();
        if (now < turnEnds) continue;
        if (now - begun >= milliseconds) stopped = 'time';
        else await setImmediate();
        if (signal?.aborted === true) stopped = 'aborted';
        if (stopped !== undefined) break search;
        turnEnds = clock.monotonic() + longestTurn;
      }
    }
  }
  // A seed that nothing can be made of, an empty one, says nothing about the guard.
  const assessed = hunts.filter((hunt) => hunt.queries > 0 || !hunt.ended);
  return {
    policyHash: guard.policyHash,
    evasions: hunts.flatMap(({ evasion }) => evasion ?? []),
    curve: assessed.length === 0 ? [] : budgetCurve(assessed, steps),
    seeds: seeds.length,
    queries,
    milliseconds: clock.monotonic() - begun,
    stopped,
  };
}

/** The search for one text. */
class Hunt {
  readonly cluster: string;
  queries = 0;
  ended = false;
  evasion: Evasion | undefined;
  readonly #id: string;
  readonly #make: () => Evolution;
  #evolution: Evolution | undefined;

  constructor(
    { id, text, cluster = id }: SearchSeed,
    moves: ReturnType<typeof converterMoves>,
    options: GuardSearchOptions,
  ) {
    this.#id = id;
    this.cluster = cluster;
    const { seed = 1, maximumSteps = 2, maximumCharacters = 4_000 } = options;
    this.#make = () =>
      new Evolution({
        goal: text,
        moves,
        random: seededRandom(`${String(seed)}/${id}`),
        maximumSteps,
        maximumEdits: mostEdits(text),
        maximumCharacters: Math.max(maximumCharacters, 2 * text.length),
      });
  }

  get succeededAt(): number | undefined {
    return this.evasion?.queries;
  }

  /** What to try next, while it had fewer tries than this. */
  next(step: number): Candidate | undefined {
    if (this.ended || this.queries >= step) return undefined;
    this.#evolution ??= this.#make();
    const candidate = this.#evolution.next();
    if (candidate === undefined) this.#end();
    return candidate;
  }

  tell(candidate: Candidate, decision: Decision): void {
    this.queries += 1;
    if (decision.action !== 'allow') {
      this.#evolution?.tell(candidate, 1 / (1 + guardStrain(decision)));
      return;
    }
    const { text, edits, padding } = candidate;
    const padded = padding.before !== '' || padding.after !== '';
    this.evasion = { id: this.#id, text, attack: attackOf(candidate), edits, padded, queries: this.queries };
    this.#end();
  }

  /** What it knew is of no use any more. */
  #end(): void {
    this.ended = true;
    this.#evolution = undefined;
  }
}
