import { breakSymbol } from './letter-symbols.js';

/** Lengths of the grams, in symbols. */
export const gramSizes = [3, 4, 5] as const;
const shortest = gramSizes[0];
const longest = gramSizes[gramSizes.length - 1] as number;

/** What a head scores with. All are whole numbers, so that a bound is met to the last bit. */
export interface SegmentTable {
  /** 2^bits weights, none below 0: the whole of the argument in `fewest-edits.ts` rests on that. */
  readonly bits: number;
  readonly weights: Int8Array;
  /** What each symbol of a segment costs, so that length alone raises nothing; above 0. */
  readonly drift: number;
}

/** The best segment of a text. */
export interface Segment {
  /** 0 when nothing is worth its cost. */
  readonly score: number;
  /** In symbols, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Writes the buckets of the grams that end at a symbol, shortest first, and returns their number. A gram that contains a
 * break is none.
 */
export function gramsAt(symbols: Int32Array, at: number, bits: number, buckets: Int32Array): number {
  let hash = 0;
  let count = 0;
  for (let back = 0; back < longest && back <= at; back += 1) {
    const symbol = symbols[at - back] as number;
    if (symbol === breakSymbol) break;
    hash = Math.imul(hash + symbol, 0x9e3779b1) ^ (hash >>> 13);
    if (back + 1 < shortest) continue;
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    buckets[count] = (mixed ^ (mixed >>> 16)) >>> (32 - bits);
    count += 1;
  }
  return count;
}

/**
 * The score of a text: the highest, over all its segments, of the weights of the grams that end in the segment less `drift`
 * for each of its symbols (a cumulative sum, Page 1954). One pass: the running sum never falls below 0.
 *
 * As no weight is below 0, a text scores at least as much as any stretch of it: nothing put before or after lowers it.
 */
export function bestSegment({ bits, weights, drift }: SegmentTable, symbols: Int32Array): Segment {
  const buckets = new Int32Array(gramSizes.length);
  let best: Segment = { score: 0, start: 0, end: 0 };
  let running = 0;
  let start = 0;
  for (let at = 0; at < symbols.length; at += 1) {
    const count = gramsAt(symbols, at, bits, buckets);
    running -= drift;
    for (let index = 0; index < count; index += 1) running += weights[buckets[index] as number] as number;
    if (running <= 0) {
      running = 0;
      start = at + 1;
    } else if (running > best.score) best = { score: running, start, end: at + 1 };
  }
  return best;
}
