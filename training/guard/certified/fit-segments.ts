import { gramsAt, gramSizes } from '../../../packages/guard/src/models/certified/segment-scores.js';
import { seededRandom } from '../random.js';

/** A text as symbols, with its label. */
export interface SegmentExample {
  readonly symbols: Int32Array;
  readonly target: 0 | 1;
  readonly weight: number;
}

/** Non-negative weights of a head; a text's score is its best segment's, and log-odds are score less bias. */
export interface SegmentHead {
  readonly weights: Float32Array;
  readonly bias: number;
  readonly drift: number;
}

export interface SegmentFitOptions {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  /** Taken off a weight each time it is touched, so that most are 0. */
  readonly decay: number;
  /** What a symbol of a segment costs. */
  readonly drift: number;
  /** No weight is above this, so that no few grams carry an attack. */
  readonly mostWeight: number;
  /** An attack is learnt with up to this many of its most telling symbols broken. */
  readonly mostBroken: number;
  readonly leastClusters: number;
  readonly seed: number;
}

const sizes = gramSizes.length;
const longest = gramSizes[gramSizes.length - 1] as number;
/** Symbols beside the best segment of an attack that are learnt from as well. */
const beside = 24;

/** Reused by all texts: buckets of the grams that end at each symbol, and how many of them there are. */
export class Spelling {
  readonly buckets: Int32Array;
  readonly counts: Uint8Array;
  readonly #scratch = new Int32Array(sizes);
  length = 0;

  constructor(most: number) {
    this.buckets = new Int32Array(most * sizes);
    this.counts = new Uint8Array(most);
  }

  read(symbols: Int32Array, bits: number): void {
    this.length = symbols.length;
    for (let at = 0; at < symbols.length; at += 1) {
      const count = gramsAt(symbols, at, bits, this.#scratch);
      this.counts[at] = count;
      for (let index = 0; index < count; index += 1) this.buckets[at * sizes + index] = this.#scratch[index] as number;
    }
  }

  /** Takes away the grams that contain a symbol. */
  break(at: number): void {
    this.counts[at] = 0;
    for (let later = at + 1; later < Math.min(this.length, at + longest); later += 1) {
      // Grams of size 3 and up; those that reach back to `at` are the longer ones.
      const left = Math.max(0, later - at - gramSizes[0] + 1);
      if ((this.counts[later] as number) > left) this.counts[later] = left;
    }
  }
}

export interface Segment {
  readonly score: number;
  /** First and last symbol, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The best segment of a spelt text. */
export function bestSegment(weights: Float32Array, drift: number, spelling: Spelling): Segment {
  const { buckets, counts, length } = spelling;
  let score = 0;
  let start = 0;
  let end = 0;
  let running = 0;
  let from = 0;
  for (let at = 0; at < length; at += 1) {
    const count = counts[at] as number;
    let sum = running - drift;
    for (let index = 0; index < count; index += 1) sum += weights[buckets[at * sizes + index] as number] as number;
    if (sum <= 0) {
      running = 0;
      from = at + 1;
    } else {
      running = sum;
      if (sum > score) {
        score = sum;
        start = from;
        end = at + 1;
      }
    }
  }
  return { score, start, end };
}

/** The symbol whose breaking costs the segment most. */
function worstSymbol(weights: Float32Array, spelling: Spelling, { start, end }: Segment): number {
  const { buckets, counts } = spelling;
  let worst = start;
  let most = -1;
  const lost = new Float64Array(end - start + 1);
  // Differences: a gram of size n ending at t covers t-n+1 .. t.
  for (let at = start; at < end; at += 1) {
    const count = counts[at] as number;
    for (let index = 0; index < count; index += 1) {
      const weight = weights[buckets[at * sizes + index] as number] as number;
      if (weight === 0) continue;
      const from = Math.max(start, at - (gramSizes[index] as number) + 1) - start;
      lost[from] = (lost[from] as number) + weight;
      lost[at + 1 - start] = (lost[at + 1 - start] as number) - weight;
    }
  }
  let sum = 0;
  for (let at = start; at < end; at += 1) {
    sum += lost[at - start] as number;
    if (sum > most) {
      most = sum;
      worst = at;
    }
  }
  return worst;
}

/**
 * Fits a head by stochastic gradient with per-weight step sizes (AdaGrad, Duchi et al. 2011), weights kept between 0 and
 * `mostWeight`. A text counts by its best segment, as when the guard runs; in the first round by a random stretch, so that
 * something is learnt before there is a best. What is returned is the mean over the ends of the other rounds.
 */
export function fitSegments(
  examples: readonly SegmentExample[],
  allowed: Uint8Array,
  options: SegmentFitOptions,
): SegmentHead {
  const size = 2 ** options.bits;
  const weights = new Float32Array(size);
  const mean = new Float32Array(size);
  const squares = new Float32Array(size).fill(0.02);
  let bias = 3;
  let biasSquares = 0.1;
  const random = seededRandom(options.seed);
  const longestText = examples.reduce((most, { symbols }) => Math.max(most, symbols.length), 1);
  const spelling = new Spelling(longestText);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other] as number, order[index] as number];
    }
    const rate = options.rate * (1 - (0.8 * epoch) / options.epochs);
    for (const index of order) {
      const { symbols, target, weight } = examples[index] as SegmentExample;
      if (symbols.length === 0) continue;
      spelling.read(symbols, options.bits);
      let segment = bestSegment(weights, options.drift, spelling);
      if (epoch === 0) {
        const length = Math.min(symbols.length, 160);
        const start = Math.floor(random() * (symbols.length - length + 1));
        segment = { ...segment, start, end: start + length };
      } else if (target === 1 && options.mostBroken > 0) {
        const broken = Math.floor(random() * (options.mostBroken + 1));
        for (let round = 0; round < broken && segment.end > segment.start; round += 1) {
          spelling.break(worstSymbol(weights, spelling, segment));
          segment = bestSegment(weights, options.drift, spelling);
        }
      }
      const error = (1 / (1 + Math.exp(-(segment.score - bias))) - target) * weight;
      let { start, end } = segment;
      if (target === 1) {
        start = Math.max(0, start - beside);
        end = Math.min(symbols.length, (segment.end === 0 ? 160 : end) + beside);
      }
      for (let at = start; at < end; at += 1) {
        const count = spelling.counts[at] as number;
        for (let place = 0; place < count; place += 1) {
          const gram = spelling.buckets[at * sizes + place] as number;
          if (allowed[gram] === 0) continue;
          const before = weights[gram] as number;
          const gradient = error + options.decay;
          if (before === 0 && gradient > 0) continue;
          const square = (squares[gram] as number) + gradient * gradient;
          squares[gram] = square;
          const after = before - (rate * gradient) / Math.sqrt(square);
          weights[gram] = after < 0 ? 0 : after > options.mostWeight ? options.mostWeight : after;
        }
      }
      biasSquares += error * error;
      bias += (rate * error) / Math.sqrt(biasSquares);
    }
    // The first round has no best segments yet.
    if (epoch > 0)
      for (let gram = 0; gram < size; gram += 1)
        mean[gram] = (mean[gram] as number) + (weights[gram] as number) / (options.epochs - 1);
  }
  return { weights: mean, bias, drift: options.drift };
}

/** Buckets that occur in at least `least` different clusters. */
export function commonGrams(
  list: readonly { readonly symbols: Int32Array; readonly cluster: string }[],
  bits: number,
  least: number,
): Uint8Array {
  const counts = new Uint8Array(2 ** bits);
  const last = new Int32Array(2 ** bits).fill(-1);
  const numbers = new Map<string, number>();
  const scratch = new Int32Array(sizes);
  for (const { symbols, cluster } of list) {
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    for (let at = 0; at < symbols.length; at += 1) {
      const count = gramsAt(symbols, at, bits, scratch);
      for (let index = 0; index < count; index += 1) {
        const gram = scratch[index] as number;
        if (last[gram] === number) continue;
        last[gram] = number;
        if ((counts[gram] as number) < 255) counts[gram] = (counts[gram] as number) + 1;
      }
    }
  }
  return Uint8Array.from(counts, (count) => (count >= least ? 1 : 0));
}
