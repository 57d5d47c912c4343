import { bucketBits, scanGrams } from './gram-scan.js';

/** Windows are this many chunks long (about 80, 160 and 480 characters), and the whole of a shorter text. */
export const windowSizes = [1, 2, 6] as const;
const wide = 6;

/** Heads side by side in one table: for each bucket a row of signed weights. */
export interface GramTable {
  readonly heads: number;
  /** The table has 2^bits rows; the low bits of a bucket are dropped where the scan makes more. */
  readonly bits: number;
  readonly weights: Int8Array;
  /** Per head: what one step of a weight is worth, and what is added to every window. */
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  /** For each row of word classes a row of signed weights, and what one step of them is worth. */
  readonly classWeights: Int8Array;
  readonly classScales: readonly number[];
}

/** A head's highest window. */
export interface TopWindow {
  /** Log-odds before calibration; -Infinity for a text without a gram. */
  readonly score: number;
  /** In the scanned text. */
  readonly start: number;
  readonly end: number;
}

/** What one reading of a text gave for every head. */
export interface WindowScores {
  readonly tops: readonly TopWindow[];
  readonly grams: number;
}

/** A window's score: the sum over its grams, divided by the root of their number so that length alone moves it little. */
export function windowScore(sum: number, grams: number, bias: number): number {
  return sum / Math.sqrt(grams + 8) + bias;
}

/** What the word classes of a window add to its score. */
export function classScore(sum: number, rows: number): number {
  return sum / Math.sqrt(rows + 4);
}

/**
 * Scores every window of a text with every head and keeps the highest of each. Linear, in constant memory.
 *
 * @param text normalised and in lower case.
 */
export function scoreWindows(table: GramTable, text: string): WindowScores {
  const { heads, weights, classWeights } = table;
  const shift = bucketBits - table.bits;
  const { sums, classSums, counts, rowCounts, starts, bestStart, bestEnd, best } = roomFor(heads);
  best.fill(-Infinity);
  let chunks = 0;
  let grams = 0;

  const look = (size: number, end: number): void => {
    let count = 0;
    let rows = 0;
    for (let back = 0; back < size; back += 1) {
      const slot = (chunks - 1 - back) % wide;
      count += counts[slot] as number;
      rows += rowCounts[slot] as number;
    }
    const start = starts[(chunks - size) % wide] as number;
    for (let head = 0; head < heads; head += 1) {
      let sum = 0;
      let classSum = 0;
      for (let back = 0; back < size; back += 1) {
        const at = ((chunks - 1 - back) % wide) * heads + head;
        sum += sums[at] as number;
        classSum += classSums[at] as number;
      }
      const score =
        windowScore(sum * (table.scales[head] as number), count, table.biases[head] as number) +
        classScore(classSum * (table.classScales[head] as number), rows);
      if (score <= (best[head] as number)) continue;
      best[head] = score;
      bestStart[head] = start;
      bestEnd[head] = end;
    }
  };

  let lastEnd = 0;
  scanGrams(text, (buckets, count, start, end, rows, rowCount) => {
    const slot = chunks % wide;
    const base = slot * heads;
    if (heads === 3) {
      // The heads that read every text, without an inner loop.
      let one = 0;
      let two = 0;
      let three = 0;
      for (let index = 0; index < count; index += 1) {
        const row = ((buckets[index] as number) >>> shift) * 3;
        one += weights[row] as number;
        two += weights[row + 1] as number;
        three += weights[row + 2] as number;
      }
      sums[base] = one;
      sums[base + 1] = two;
      sums[base + 2] = three;
      one = 0;
      two = 0;
      three = 0;
      for (let index = 0; index < rowCount; index += 1) {
        const row = (rows[index] as number) * 3;
        one += classWeights[row] as number;
        two += classWeights[row + 1] as number;
        three += classWeights[row + 2] as number;
      }
      classSums[base] = one;
      classSums[base + 1] = two;
      classSums[base + 2] = three;
    } else {
      sums.fill(0, base, base + heads);
      for (let index = 0; index < count; index += 1) {
        const row = ((buckets[index] as number) >>> shift) * heads;
        for (let head = 0; head < heads; head += 1)
          sums[base + head] = (sums[base + head] as number) + (weights[row + head] as number);
      }
      classSums.fill(0, base, base + heads);
      for (let index = 0; index < rowCount; index += 1) {
        const row = (rows[index] as number) * heads;
        for (let head = 0; head < heads; head += 1)
          classSums[base + head] = (classSums[base + head] as number) + (classWeights[row + head] as number);
      }
    }
    counts[slot] = count;
    rowCounts[slot] = rowCount;
    starts[slot] = start;
    grams += count;
    chunks += 1;
    lastEnd = end;
    for (const size of windowSizes) if (chunks >= size) look(size, end);
  });
  if (chunks > 2 && chunks < wide) look(chunks, lastEnd);
  const tops: TopWindow[] = [];
  for (let head = 0; head < heads; head += 1) {
    const score = best[head] as number;
    const known = score > -Infinity;
    tops.push({ score, start: known ? (bestStart[head] as number) : 0, end: known ? (bestEnd[head] as number) : 0 });
  }
  return { tops, grams };
}

/** What is reckoned with while a text is read. A text may hide hundreds of short ones: each takes the same room. */
interface Room {
  readonly sums: Int32Array;
  readonly classSums: Int32Array;
  readonly counts: Int32Array;
  readonly rowCounts: Int32Array;
  readonly starts: Int32Array;
  readonly best: Float64Array;
  readonly bestStart: Int32Array;
  readonly bestEnd: Int32Array;
}

let lastRoom: Room | undefined;

function roomFor(heads: number): Room {
  if (lastRoom?.best.length !== heads) {
    lastRoom = {
      sums: new Int32Array(wide * heads),
      classSums: new Int32Array(wide * heads),
      counts: new Int32Array(wide),
      rowCounts: new Int32Array(wide),
      starts: new Int32Array(wide),
      best: new Float64Array(heads),
      bestStart: new Int32Array(heads),
      bestEnd: new Int32Array(heads),
    };
  }
  return lastRoom;
}
