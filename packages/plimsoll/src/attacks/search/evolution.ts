import { PlimsollError } from '@plimsoll/core';
import { randomInteger, type Random } from '@plimsoll/core/statistics';
import { writeAttack } from '../parse-attack.js';
import { crossedWords, editedFurther, editsOf, textOfWords, wordsOf, type EditedWords } from './edited-words.js';
import type { Move } from './move.js';
import { noPadding, paddedAnew, withPadding, type Padding } from './padding.js';

/** What an evolution works with. */
export interface EvolutionOptions {
  readonly goal: string;
  /** Those of whole texts first, as `converterMoves` gives them. */
  readonly moves: readonly Move[];
  readonly random: Random;
  /** Most converters on top of one another. */
  readonly maximumSteps: number;
  /** Most edits of the words below them. */
  readonly maximumEdits: number;
  /** Longest text that is tried, in UTF-16 units. */
  readonly maximumCharacters: number;
}

/** How a text is made out of the goal: edits of its words, then converters, then words around it. */
interface Genome {
  /** The words below the converters. */
  readonly words: EditedWords;
  readonly stack: readonly Move[];
  readonly padding: Padding;
  /** How near what it was made from came; 0 for what was made out of the goal. */
  readonly expected: number;
  /** Its text after none, one, two … of its converters, as far as it is known: converting costs most of a try. */
  readonly known?: readonly string[] | undefined;
}

/** A text to be tried. */
export interface Candidate extends Genome {
  readonly text: string;
  /** Edits of its words. */
  readonly edits: number;
}

/** How a candidate is written as an attack; its edits and its padding are not in it. */
export function attackOf({ stack }: Candidate): string {
  return writeAttack(stack.map(({ step }) => step));
}

/** The best that are kept to make others of. */
const kept = 12;
/** How often something new is looked for before the evolution counts as exhausted. */
const attempts = 24;
/** Share of the tries that go on from the best while there are converters that were not tried yet. */
const climbingShare = 0.6;

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
  /** Not tried by themselves yet: of whole texts, which change more and cost less, and then of some words. */
  readonly #untried: readonly Move[][];
  readonly #credit: number[];
  readonly #original: EditedWords;
  #begun = false;

  constructor(options: EvolutionOptions) {
    this.#options = options;
    this.#original = wordsOf(options.goal);
    const moves = options.maximumSteps === 0 ? [] : options.moves;
    const some = moves.findIndex(({ isWhole }) => !isWhole);
    this.#untried = some < 0 ? [moves.slice()] : [moves.slice(0, some), moves.slice(some)];
    this.#credit = options.moves.map(({ isWhole }) => (isWhole ? 1 : 0.4));
  }

  /** The next text to try, the goal itself first; undefined when nothing new is found any more. */
  next(): Candidate | undefined {
    if (!this.#begun) {
      this.#begun = true;
      return this.#fresh(this.#plain());
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
    const { random, maximumEdits, maximumSteps, moves } = this.#options;
    const climbs = this.#population.length > 0 && random.next() < climbingShare;
    const single = climbs ? undefined : this.#drawn();
    if (single !== undefined) return { ...this.#plain(), stack: [single] };
    const { candidate, nearness: expected } = this.#parent();
    const { words, stack, padding, known } = candidate;
    const draw = random.next();
    if (draw < 0.4) return { words, stack, padding: paddedAnew(padding, random), expected, known };
    // Below converters an edit costs a conversion, and most guards see little of it.
    const editing = stack.length === 0 ? 0.68 : 0.45;
    if (draw < editing || moves.length === 0 || maximumSteps === 0) {
      let edited = words;
      for (let more = randomInteger(random, 3); more >= 0; more -= 1) {
        edited = editedFurther(edited, this.#original, maximumEdits, random);
      }
      return { words: edited, stack, padding, expected };
    }
    if (draw < editing + 0.05) {
      const other = this.#parent().candidate.words;
      const crossed = crossedWords(words, other, this.#original, maximumEdits, random);
      return { words: crossed, stack, padding, expected };
    }
    // Rather the later ones: what lies below them is made already.
    const at =
      stack.length === 0 ? 0 : Math.max(randomInteger(random, stack.length), randomInteger(random, stack.length));
    const below = known?.slice(0, at + 1);
    if (draw < editing + 0.1 && stack.length > 0) {
      return { words, stack: stack.toSpliced(at, 1), padding, expected, known: below };
    }
    if (stack.length < maximumSteps && (stack.length === 0 || draw < 0.88)) {
      return { words, stack: [...stack, this.#move()], padding, expected, known };
    }
    return { words, stack: stack.with(at, this.#move()), padding, expected, known: below };
  }

  /** One of the moves that were not tried by themselves yet. */
  #drawn(): Move | undefined {
    const left = this.#untried.find(({ length }) => length > 0);
    if (left === undefined) return undefined;
    const at = randomInteger(this.#options.random, left.length);
    const move = left[at];
    left[at] = left.at(-1) as Move;
    left.length -= 1;
    return move;
  }

  /** The nearer of two, drawn at random. */
  #parent(): { readonly candidate: Genome; readonly nearness: number } {
    const { random } = this.#options;
    const size = this.#population.length;
    const at = size === 0 ? 0 : Math.min(randomInteger(random, size), randomInteger(random, size));
    return this.#population[at] ?? { candidate: this.#plain(), nearness: 0 };
  }

  #plain(): Genome {
    return { words: this.#original, stack: [], padding: noPadding, expected: 0, known: [this.#options.goal] };
  }

  /** One of the moves, the more often the more it has helped. */
  #move(): Move {
    const { moves, random } = this.#options;
    let sum = 0;
    for (const credit of this.#credit) sum += credit;
    let left = random.next() * sum;
    let at = 0;
    while (at < moves.length - 1 && (left -= this.#credit[at] as number) >= 0) at += 1;
    return moves[at] as Move;
  }

  #reward(move: Move, helped: boolean): void {
    const at = this.#options.moves.indexOf(move);
    const credit = this.#credit[at] ?? 1;
    this.#credit[at] = helped ? Math.min(credit + 1, 8) : Math.max(credit * 0.9, 0.2);
  }

  /** The text of it, when it is a new one and not too long. */
  #fresh(genome: Genome): Candidate | undefined {
    const { random, maximumCharacters } = this.#options;
    const { words, stack, padding, known } = genome;
    const texts = known?.slice(0, stack.length + 1) ?? [textOfWords(words)];
    let converted = texts.at(-1) as string;
    try {
      for (let step = texts.length - 1; step < stack.length; step += 1) {
        converted = (stack[step] as Move).apply(converted, random);
        if (converted.length > maximumCharacters) return undefined;
        texts.push(converted);
      }
    } catch (error) {
      // What a converter does not take is no candidate.
      if (PlimsollError.isInstance(error)) return undefined;
      throw error;
    }
    const text = withPadding(converted, padding);
    const mark = markOf(text);
    if (text === '' || text.length > maximumCharacters || this.#tried.has(mark)) return undefined;
    this.#tried.add(mark);
    return { ...genome, text, edits: editsOf(words), known: texts };
  }
}

/** FNV-1a over UTF-16 units: a collision leaves one text untried, and nothing else. */
function markOf(text: string): number {
  let mark = 0x811c9dc5 | 0;
  for (let index = 0; index < text.length; index += 1) mark = Math.imul(mark ^ text.charCodeAt(index), 0x01000193);
  return mark | 0;
}
