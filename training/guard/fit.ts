import { bucketBits } from '../../packages/guard/src/models/gram-scan.js';
import { windowScore, windowSizes } from '../../packages/guard/src/models/window-scores.js';
import type { Label } from './example.js';
import type { Measured } from './measure.js';
import { seededRandom } from './random.js';

/** One text with its label for one head. */
export interface Example {
  readonly measured: Measured;
  readonly target: 0 | 1;
  readonly weight: number;
}

/** A head: one weight per bucket, and a bias. */
export interface Head {
  readonly weights: Float32Array;
  readonly bias: number;
}

export interface FitOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** Chance that a gram is left out of one step, so that no single phrase carries a source. */
  readonly dropout: number;
  /** Grams in fewer clusters than this get no weight. */
  readonly leastClusters: number;
  readonly seed: number;
}

/** A window by gram positions. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** The windows that the detectors look at. */
function windowsOf(chunks: Int32Array): readonly Window[] {
  const count = chunks.length - 1;
  const windows: Window[] = [];
  const add = (from: number, to: number) => windows.push({ from: chunks[from] as number, to: chunks[to] as number });
  for (let end = 1; end <= count; end += 1) for (const size of windowSizes) if (end >= size) add(end - size, end);
  if (count > 2 && count < 6) add(0, count);
  return windows;
}

/** The highest window of a text under a head, and its score. */
export function topWindow(head: Head, measured: Measured): { readonly score: number; readonly window: Window } {
  const { grams, chunks } = measured;
  const sums = new Float64Array(chunks.length);
  for (let chunk = 0; chunk + 1 < chunks.length; chunk += 1) {
    let sum = 0;
    for (let at = chunks[chunk] as number; at < (chunks[chunk + 1] as number); at += 1)
      sum += head.weights[grams[at] as number] as number;
    sums[chunk + 1] = (sums[chunk] as number) + sum;
  }
  let best = -Infinity;
  let window: Window = { from: 0, to: 0 };
  const count = chunks.length - 1;
  const look = (from: number, to: number): void => {
    const grams = (chunks[to] as number) - (chunks[from] as number);
    const score = windowScore((sums[to] as number) - (sums[from] as number), grams, head.bias);
    if (score > best) {
      best = score;
      window = { from: chunks[from] as number, to: chunks[to] as number };
    }
  };
  for (let end = 1; end <= count; end += 1) for (const size of windowSizes) if (end >= size) look(end - size, end);
  if (count > 2 && count < 6) look(0, count);
  return { score: best, window };
}

/** Buckets that occur in at least `least` different clusters. */
export function commonBuckets(list: readonly Measured[], least: number): Uint8Array {
  const counts = new Uint8Array(1 << bucketBits);
  const last = new Int32Array(1 << bucketBits).fill(-1);
  const numbers = new Map<string, number>();
  for (const { row, grams } of list) {
    const name = `${row.source}\n${row.cluster}`;
    const cluster = numbers.get(name) ?? numbers.size;
    numbers.set(name, cluster);
    for (const gram of grams) {
      if (last[gram] === cluster) continue;
      last[gram] = cluster;
      if ((counts[gram] as number) < 255) counts[gram] = (counts[gram] as number) + 1;
    }
  }
  return Uint8Array.from(counts, (count) => (count >= least ? 1 : 0));
}

/**
 * Fits a head by stochastic gradient with per-weight step sizes (AdaGrad, Duchi et al. 2011). A text counts by its highest
 * window, as it does when the guard runs (multiple instances); in the first round by a random one, so that something is
 * learnt before the highest means anything.
 */
export function fit(examples: readonly Example[], allowed: Uint8Array, options: FitOptions): Head {
  const size = 1 << bucketBits;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(0.02);
  const kept = new Int32Array(1 << 16);
  const head = { weights, bias: 0 };
  let biasSquares = 0.1;
  const random = seededRandom(options.seed);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other] as number, order[index] as number];
    }
    // Steps shrink towards the end.
    const rate = options.rate * (1 - (0.8 * epoch) / options.epochs);
    for (const index of order) {
      const { measured, target, weight } = examples[index] as Example;
      let window: Window;
      if (epoch === 0 || (target === 0 && random() < 0.2)) {
        const windows = windowsOf(measured.chunks);
        if (windows.length === 0) continue;
        window = windows[Math.floor(random() * windows.length)] as Window;
      } else window = topWindow(head, measured).window;
      let count = 0;
      let sum = 0;
      for (let at = window.from; at < window.to; at += 1) {
        const gram = measured.grams[at] as number;
        if (allowed[gram] === 0) continue;
        // Cheap coin: the generator is asked once per 8 grams.
        if (options.dropout > 0 && random() < options.dropout) continue;
        if (count < kept.length) kept[count++] = gram;
        sum += weights[gram] as number;
      }
      const length = window.to - window.from;
      const scale = options.dropout > 0 ? 1 / (1 - options.dropout) : 1;
      const score = windowScore(sum * scale, length, head.bias);
      const error = (1 / (1 + Math.exp(-score)) - target) * weight;
      const share = (error * scale) / Math.sqrt(length + 8);
      for (let at = 0; at < count; at += 1) {
        const gram = kept[at] as number;
        const gradient = share + options.decay * (weights[gram] as number);
        const square = (squares[gram] as number) + gradient * gradient;
        squares[gram] = square;
        weights[gram] = (weights[gram] as number) - (rate * gradient) / Math.sqrt(square);
      }
      biasSquares += error * error;
      head.bias -= (rate * error) / Math.sqrt(biasSquares);
    }
  }
  return head;
}

/** Examples of one head, each source weighing the square root of its size within its side, and both sides alike. */
export function balance(
  list: readonly Measured[],
  labelOf: (measured: Measured) => Label,
  boost: (measured: Measured) => number = () => 1,
): readonly Example[] {
  const labelled = list.flatMap((measured) => {
    const target = labelOf(measured);
    return target === null ? [] : [{ measured, target }];
  });
  const sizes = new Map<string, number>();
  const name = (target: number, measured: Measured): string => `${target} ${measured.row.source}`;
  for (const { measured, target } of labelled)
    sizes.set(name(target, measured), (sizes.get(name(target, measured)) ?? 0) + 1);
  const raw = labelled.map((each) => ({
    ...each,
    weight: boost(each.measured) / Math.sqrt(sizes.get(name(each.target, each.measured)) as number),
  }));
  const total = [0, 0];
  for (const { target, weight } of raw) total[target] = (total[target] as number) + weight;
  const half = raw.length / 2;
  return raw.map((each) => ({ ...each, weight: (each.weight * half) / (total[each.target] as number) }));
}
