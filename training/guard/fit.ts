import { bucketBits } from '../../packages/guard/src/models/gram-scan.js';
import { classBits } from '../../packages/guard/src/models/class-scan.js';
import { classScore, windowScore, windowSizes } from '../../packages/guard/src/models/window-scores.js';
import type { Label } from './example.js';
import type { Measured } from './measure.js';
import { seededRandom } from './random.js';

/** One text with its label for one head. */
export interface Example {
  readonly measured: Measured;
  readonly target: 0 | 1;
  readonly weight: number;
}

/** A head: one weight per bucket and per row of word classes, and a bias. */
export interface Head {
  readonly weights: Float32Array;
  readonly classes: Float32Array;
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
  /** Chance that a step sees the word classes alone, so that they learn to stand without the grams. */
  readonly classesAlone: number;
  readonly classRate: number;
  readonly classDecay: number;
  /** From this round on weights are averaged at the end of each (Polyak and Juditsky 1992). */
  readonly averageFrom: number;
  readonly leastSources: number;
  readonly seed: number;
}

/** A window by chunks. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** The windows that the detectors look at. */
function windowsOf(chunks: Int32Array): readonly Window[] {
  const count = chunks.length - 1;
  const windows: Window[] = [];
  for (let end = 1; end <= count; end += 1)
    for (const size of windowSizes) if (end >= size) windows.push({ from: end - size, to: end });
  if (count > 2 && count < 6) windows.push({ from: 0, to: count });
  return windows;
}

function sumsOf(weights: Float32Array, list: Int32Array, chunks: Int32Array): Float64Array {
  const sums = new Float64Array(chunks.length);
  for (let chunk = 0; chunk + 1 < chunks.length; chunk += 1) {
    let sum = 0;
    for (let at = chunks[chunk] as number; at < (chunks[chunk + 1] as number); at += 1)
      sum += weights[list[at] as number] as number;
    sums[chunk + 1] = (sums[chunk] as number) + sum;
  }
  return sums;
}

/** The highest window of a text under a head, and its score. */
export function topWindow(head: Head, measured: Measured): { readonly score: number; readonly window: Window } {
  const { chunks, rowChunks } = measured;
  const grams = sumsOf(head.weights, measured.grams, chunks);
  const rows = sumsOf(head.classes, measured.rows, rowChunks);
  const between = (list: Float64Array | Int32Array, from: number, to: number): number =>
    (list[to] as number) - (list[from] as number);
  let best = -Infinity;
  let window: Window = { from: 0, to: 0 };
  const count = chunks.length - 1;
  const look = (from: number, to: number): void => {
    const score =
      windowScore(between(grams, from, to), between(chunks, from, to), head.bias) +
      classScore(between(rows, from, to), between(rowChunks, from, to));
    if (score > best) {
      best = score;
      window = { from, to };
    }
  };
  for (let end = 1; end <= count; end += 1) for (const size of windowSizes) if (end >= size) look(end - size, end);
  if (count > 2 && count < 6) look(0, count);
  return { score: best, window };
}

/** Buckets that occur in at least `least` different clusters, and in as many sources as said. */
export function commonBuckets(list: readonly Measured[], least: number, leastSources = 1): Uint8Array {
  const sourceCounts = new Uint8Array(1 << bucketBits);
  const lastSource = new Int32Array(1 << bucketBits).fill(-1);
  const sources = [...new Set(list.map(({ row }) => row.source))];
  for (const [number, source] of sources.entries())
    for (const { row, grams } of list)
      if (row.source === source)
        for (const gram of grams)
          if (lastSource[gram] !== number) {
            lastSource[gram] = number;
            sourceCounts[gram] = (sourceCounts[gram] as number) + 1;
          }
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
  return Uint8Array.from(counts, (count, bucket) =>
    count >= least && (sourceCounts[bucket] as number) >= leastSources ? 1 : 0,
  );
}

/** Weights with the squares of their gradients. */
interface Block {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}

function block(size: number): Block {
  return { weights: new Float32Array(size), squares: new Float32Array(size).fill(0.02) };
}

/** One step of every listed weight against the same gradient. */
function step(
  { weights, squares }: Block,
  list: Int32Array,
  count: number,
  share: number,
  rate: number,
  decay: number,
): void {
  for (let at = 0; at < count; at += 1) {
    const index = list[at] as number;
    const gradient = share + decay * (weights[index] as number);
    const square = (squares[index] as number) + gradient * gradient;
    squares[index] = square;
    weights[index] = (weights[index] as number) - (rate * gradient) / Math.sqrt(square);
  }
}

/**
 * Fits a head by stochastic gradient with per-weight step sizes (AdaGrad, Duchi et al. 2011). A text counts by its highest
 * window, as it does when the guard runs (multiple instances); in the first round by a random one, so that something is
 * learnt before the highest means anything.
 */
export function fit(examples: readonly Example[], allowed: Uint8Array, options: FitOptions): Head {
  const grams = block(1 << bucketBits);
  const rows = block(1 << classBits);
  const kept = new Int32Array(1 << 16);
  const keptRows = new Int32Array(1 << 14);
  const head = { weights: grams.weights, classes: rows.weights, bias: 0 };
  let biasSquares = 0.1;
  const random = seededRandom(options.seed);
  const order = examples.map((_, index) => index);
  const scale = 1 / (1 - options.dropout);
  const mean = {
    weights: new Float64Array(grams.weights.length),
    classes: new Float64Array(rows.weights.length),
    bias: 0,
    rounds: 0,
  };
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other] as number, order[index] as number];
    }
    // Steps shrink towards the end.
    const fade = 1 - (0.8 * epoch) / options.epochs;
    for (const index of order) {
      const { measured, target, weight } = examples[index] as Example;
      let window: Window;
      if (epoch === 0 || (target === 0 && random() < 0.2)) {
        const windows = windowsOf(measured.chunks);
        if (windows.length === 0) continue;
        window = windows[Math.floor(random() * windows.length)] as Window;
      } else window = topWindow(head, measured).window;
      const alone = random() < options.classesAlone;
      let count = 0;
      let sum = 0;
      const from = measured.chunks[window.from] as number;
      const to = measured.chunks[window.to] as number;
      if (!alone)
        for (let at = from; at < to; at += 1) {
          const gram = measured.grams[at] as number;
          if (allowed[gram] === 0 || random() < options.dropout) continue;
          if (count < kept.length) kept[count++] = gram;
          sum += grams.weights[gram] as number;
        }
      let rowCount = 0;
      let rowSum = 0;
      const rowFrom = measured.rowChunks[window.from] as number;
      const rowTo = measured.rowChunks[window.to] as number;
      for (let at = rowFrom; at < rowTo; at += 1) {
        if (random() < options.dropout) continue;
        const row = measured.rows[at] as number;
        if (rowCount < keptRows.length) keptRows[rowCount++] = row;
        rowSum += rows.weights[row] as number;
      }
      const score = windowScore(sum * scale, to - from, head.bias) + classScore(rowSum * scale, rowTo - rowFrom);
      const error = (1 / (1 + Math.exp(-score)) - target) * weight;
      step(grams, kept, count, (error * scale) / Math.sqrt(to - from + 8), options.rate * fade, options.decay);
      step(
        rows,
        keptRows,
        rowCount,
        (error * scale) / Math.sqrt(rowTo - rowFrom + 4),
        options.classRate * fade,
        options.classDecay,
      );
      biasSquares += error * error;
      head.bias -= (options.rate * fade * error) / Math.sqrt(biasSquares);
    }
    if (epoch < options.averageFrom) continue;
    for (let at = 0; at < mean.weights.length; at += 1)
      mean.weights[at] = (mean.weights[at] as number) + (grams.weights[at] as number);
    for (let at = 0; at < mean.classes.length; at += 1)
      mean.classes[at] = (mean.classes[at] as number) + (rows.weights[at] as number);
    mean.bias += head.bias;
    mean.rounds += 1;
  }
  return {
    weights: Float32Array.from(mean.weights, (sum) => sum / mean.rounds),
    classes: Float32Array.from(mean.classes, (sum) => sum / mean.rounds),
    bias: mean.bias / mean.rounds,
  };
}

/** Examples of one head, without what is an attack only in its context, each source weighing the square root of its size within its side, and both sides alike. */
export function balance(
  list: readonly Measured[],
  labelOf: (measured: Measured) => Label,
  boost: (measured: Measured) => number = () => 1,
): readonly Example[] {
  const labelled = list.flatMap((measured) => {
    const target = labelOf(measured);
    return target === null || measured.row.contextual === true ? [] : [{ measured, target }];
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
