import { gramsAt, gramSizes, type SegmentTable } from './segment-scores.js';

const sizes = gramSizes.length;
const shortest = gramSizes[0];
/** Whole symbols since the last break, as far as they matter for what a gram that ends here may reach back to. */
const states = gramSizes[sizes - 1] as number;

/**
 * For each symbol the weight of the grams that end at it and reach back over at most 3, 4, 5 symbols: what is left of them
 * when the symbol before those is broken.
 */
export function reachSums({ bits, weights }: SegmentTable, symbols: Int32Array): Int32Array {
  const sums = new Int32Array(symbols.length * sizes);
  const buckets = new Int32Array(sizes);
  for (let at = 0; at < symbols.length; at += 1) {
    const count = gramsAt(symbols, at, bits, buckets);
    let sum = 0;
    for (let index = 0; index < sizes; index += 1) {
      if (index < count) sum += weights[buckets[index] as number] as number;
      sums[at * sizes + index] = sum;
    }
  }
  return sums;
}

/**
 * The fewest edits of single symbols that bring a text's score below `threshold`; `most + 1` when `most` are not enough. Exact.
 *
 * Only two edits need be tried: a break in the place of a symbol, and a break put between two. Weights are not negative and
 * no gram contains a break, so a break in a symbol's place leaves every later running sum at most as high as any other
 * symbol there, or as taking the symbol out (which also saves its cost and joins new grams). Running sums are monotone in
 * what they start from. So it is enough to keep, for each number of edits and of whole symbols since the last break, the lowest
 * running sum that has stayed below the threshold so far. O(symbols x edits), in constant memory beside the sums.
 *
 * @param sums of {@link reachSums}.
 * @param most at least 0.
 */
export function fewestEdits(sums: Int32Array, drift: number, threshold: number, most: number): number {
  if (threshold <= 0) return most + 1;
  // lowest[edits * states + since]: the lowest running sum with so many edits and whole symbols since the last break.
  let lowest = new Float64Array((most + 1) * states).fill(Infinity);
  let next = new Float64Array((most + 1) * states);
  // Nothing stands before the text.
  lowest[0] = 0;
  for (let at = 0; at * sizes < sums.length; at += 1) {
    next.fill(Infinity);
    let open = false;
    for (let edits = 0; edits <= most; edits += 1) {
      for (let since = 0; since < states; since += 1) {
        const running = lowest[edits * states + since] as number;
        if (running === Infinity) continue;
        const whole = Math.min(since + 1, states);
        const gain = whole < shortest ? 0 : (sums[at * sizes + whole - shortest] as number);
        const kept = Math.max(0, running + gain - drift);
        if (kept < threshold) {
          const place = edits * states + Math.min(whole, states - 1);
          if (kept < (next[place] as number)) next[place] = kept;
          open = true;
        }
        if (edits === most) continue;
        const broken = Math.max(0, running - drift);
        const place = (edits + 1) * states;
        // In the symbol's place, and before it: the latter waits for the next round of `edits`.
        if (broken < (next[place] as number)) next[place] = broken;
        if (broken < (lowest[place] as number)) lowest[place] = broken;
        open = true;
      }
    }
    if (!open) return most + 1;
    [lowest, next] = [next, lowest];
  }
  for (let edits = 0; edits <= most; edits += 1)
    for (let since = 0; since < states; since += 1)
      if ((lowest[edits * states + since] as number) < Infinity) return edits;
  return most + 1;
}

/**
 * The lowest score that at most so many edits of single symbols leave a text with. Exact.
 *
 * @param score of the text as it stands.
 */
export function worstScore(sums: Int32Array, drift: number, score: number, edits: number): number {
  // The lowest threshold that the score can be brought below is one above the worst score.
  let low = 1;
  let high = score + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fewestEdits(sums, drift, middle, edits) <= edits) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
