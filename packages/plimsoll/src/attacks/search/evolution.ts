import { PlimsollError } from '@plimsoll/core';
import { randomInteger, shuffle, type Random } from '@plimsoll/core/statistics';
import { writeAttack } from '../parse-attack.js';
import { editText } from './edit-text.js';
import type { Move } from './move.js';

/** What an evolution works with. */
export interface EvolutionOptions {
  readonly goal: string;
  readonly moves: readonly Move[];
  readonly random: Random;
  /** Most converters on top of one another. */
  readonly maximumSteps: number;
  /** Most edits of the words below them. */
  readonly maximumEdits: number;
  /** Longest text that is tried, in UTF-16 units. */
  readonly maximumCharacters: number;
}

/** A text to be tried, and how it was made out of the goal: edits of its words, then converters. */
export interface Candidate {
  readonly text: string;
  readonly base: string;
  readonly edits: number;
  readonly stack: readonly Move[];
  /** How near what it was made from came; 0 for what was made out of the goal. */
  readonly expected: number;
}

/** How a candidate is written as an attack; its edits are not in it. */
export function attackOf({ stack }: Candidate): string {
  return writeAttack(stack.map(({ step }) => step));
}

/** The best that are kept to make others of. */
const kept = 12;
/** How often something new is looked for before the evolution counts as exhausted. */
const attempts = 24;
/** Share of the tries that go on from the best while there are converters that were not tried yet. */
const climbingShare = 0.4;

/**
 * A search without gradients: it asks for texts to be tried one after the other, is told how near each came, and makes
 * the next out of the nearest. Steady-state evolution with tournament selection over edits of the words and stacks of
 * converters; moves that brought something nearer are drawn more often. All it knows is held in memory: the best texts,
 * and a 32-bit mark of each that was tried.
 */
export class Evolution {
  readonly #options: EvolutionOptions;
  readonly #population: { candidate: Candidate; nearness: number }[] = [];
  readonly #tried = new Set<number>();
  readonly #single: Move[];
  readonly #credit: number[];
  #begun = false;

  constructor(options: EvolutionOptions) {
    this.#options = options;
    this.#single = shuffle(options.random, options.moves);
    this.#credit = options.moves.map(() => 1);
  }

  /** The next text to try, the goal itself first; undefined when nothing new is found any more. */
  next(): Candidate | undefined {
    const { goal } = this.#options;
    if (!this.#begun) {
      this.#begun = true;
      return this.#fresh({ base: goal, edits: 0, stack: [], expected: 0 });
    }
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const found = this.#fresh(this.#proposed());
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** @param nearness how near it came, the more the nearer. */
  tell(candidate: Candidate, nearness: number): void {
    const last = candidate.stack.at(-1);
    if (last !== undefined) this.#reward(last, nearness > candidate.expected);
    const population = this.#population;
    const weakest = population.at(-1);
    if (population.length === kept && weakest !== undefined && nearness < weakest.nearness) return;
    // Newer ones before older ones that came as near: the search goes on moving where nothing is nearer.
    const found = population.findIndex((each) => each.nearness <= nearness);
    population.splice(found < 0 ? population.length : found, 0, { candidate, nearness });
    population.length = Math.min(population.length, kept);
  }

  #proposed(): Genome {
    const { random, maximumEdits, goal } = this.#options;
    const climbs = this.#population.length > 0 && random.next() < climbingShare;
    const single = climbs ? undefined : this.#single.pop();
    if (single !== undefined) return { base: goal, edits: 0, stack: [single], expected: 0 };
    const parent = this.#parent();
    const { base, edits, stack } = parent.candidate;
    const expected = parent.nearness;
    const draw = random.next();
    if (draw < 0.4 && edits < maximumEdits) {
      const more = Math.min(maximumEdits - edits, 1 + randomInteger(random, 3));
      let edited = base;
      for (let edit = 0; edit < more; edit += 1) edited = editText(edited, random);
      return { base: edited, edits: edits + more, stack, expected };
    }
    if (draw < 0.5) return { ...this.#parent().candidate, stack, expected };
    if (draw < 0.6 && stack.length > 0) {
      const left = randomInteger(random, stack.length);
      return { base, edits, stack: stack.filter((_, index) => index !== left), expected };
    }
    const grows = stack.length < this.#options.maximumSteps && (stack.length === 0 || draw < 0.85);
    const at = grows ? stack.length : randomInteger(random, stack.length);
    return { base, edits, stack: stack.toSpliced(at, grows ? 0 : 1, this.#move()), expected };
  }

  /** The nearer of two, drawn at random. */
  #parent(): { readonly candidate: Candidate; readonly nearness: number } {
    const { random, goal } = this.#options;
    const size = this.#population.length;
    const at = size === 0 ? 0 : Math.min(randomInteger(random, size), randomInteger(random, size));
    const candidate = { text: goal, base: goal, edits: 0, stack: [], expected: 0 };
    return this.#population[at] ?? { candidate, nearness: 0 };
  }

  /** One of the moves, the more often the more it has helped. */
  #move(): Move {
    const { moves, random } = this.#options;
    let left = random.next() * this.#credit.reduce((sum, credit) => sum + credit, 0);
    const at = this.#credit.findIndex((credit) => (left -= credit) < 0);
    return moves[Math.max(0, at)] as Move;
  }

  #reward(move: Move, helped: boolean): void {
    const at = this.#options.moves.indexOf(move);
    const credit = this.#credit[at] ?? 1;
    this.#credit[at] = helped ? Math.min(credit + 1, 8) : Math.max(credit * 0.9, 0.2);
  }

  /** The text of it, when it is a new one and not too long. */
  #fresh(genome: Genome): Candidate | undefined {
    const { random, maximumCharacters, maximumSteps } = this.#options;
    if (genome.stack.length > maximumSteps) return undefined;
    let text = genome.base;
    try {
      for (const move of genome.stack) {
        text = move.apply(text, random);
        if (text.length > maximumCharacters) return undefined;
      }
    } catch (error) {
      // What a converter does not take is no candidate.
      if (PlimsollError.isInstance(error)) return undefined;
      throw error;
    }
    const mark = markOf(text);
    if (text === '' || this.#tried.has(mark)) return undefined;
    this.#tried.add(mark);
    return { ...genome, text };
  }
}

type Genome = Omit<Candidate, 'text'>;

/** FNV-1a over UTF-16 units: a collision leaves one text untried, and nothing else. */
function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) mark = Math.imul(mark ^ text.charCodeAt(index), 0x01000193);
  return mark >>> 0;
}
