/** A score with its label. */
export interface Scored {
  readonly score: number;
  readonly target: 0 | 1;
}

/** Fits probability = 1 / (1 + exp(-(slope x score + offset))) with both sides weighing alike (Platt 1999, smoothed targets). */
export function platt(list: readonly Scored[]): { readonly slope: number; readonly offset: number } {
  const ones = list.filter(({ target }) => target === 1).length;
  const zeros = list.length - ones;
  let slope = 1;
  let offset = 0;
  // Too few to say anything.
  if (ones < 10 || zeros < 10) return { slope, offset };
  // Damped: full steps run away where the sides hardly overlap.
  const damping = 0.02;
  // Newton's method on two parameters.
  for (let round = 0; round < 200; round += 1) {
    let g0 = 0;
    let g1 = 0;
    let h00 = damping;
    let h01 = 0;
    let h11 = damping;
    for (const { score, target } of list) {
      const goal = target === 1 ? (ones + 1) / (ones + 2) : 1 / (zeros + 2);
      const weight = target === 1 ? 0.5 / ones : 0.5 / zeros;
      const probability = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = weight * (probability - goal);
      const curve = weight * probability * (1 - probability);
      g0 += error * score;
      g1 += error;
      h00 += curve * score * score;
      h01 += curve * score;
      h11 += curve;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-15)) break;
    const stepSlope = (h11 * g0 - h01 * g1) / determinant;
    const stepOffset = (h00 * g1 - h01 * g0) / determinant;
    slope -= stepSlope;
    offset -= stepOffset;
    if (Math.abs(stepSlope) + Math.abs(stepOffset) < 1e-7) break;
  }
  return { slope, offset };
}

/** The score that this share of a list stays below. */
export function quantile(scores: readonly number[], share: number): number {
  const sorted = [...scores].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share))] ?? Infinity;
}

/** Expected calibration error over ten bins, both sides weighing alike (Guo et al. 2017). */
export function calibrationError(list: readonly { readonly probability: number; readonly target: 0 | 1 }[]): number {
  const sides = [0, 1].map((side) => list.filter(({ target }) => target === side).length);
  const bins = Array.from({ length: 10 }, () => ({ weight: 0, probability: 0, ones: 0 }));
  for (const { probability, target } of list) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))] as {
      weight: number;
      probability: number;
      ones: number;
    };
    const weight = 0.5 / (sides[target] as number);
    bin.weight += weight;
    bin.probability += weight * probability;
    bin.ones += weight * target;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.probability - bin.ones), 0);
}

/** Area under the precision-recall curve, as average precision. */
export function averagePrecision(list: readonly Scored[]): number {
  const sorted = [...list].sort((left, right) => right.score - left.score);
  const ones = sorted.filter(({ target }) => target === 1).length;
  let seen = 0;
  let sum = 0;
  for (const [index, { target }] of sorted.entries()) {
    if (target === 0) continue;
    seen += 1;
    sum += seen / (index + 1);
  }
  return ones === 0 ? 0 : sum / ones;
}
