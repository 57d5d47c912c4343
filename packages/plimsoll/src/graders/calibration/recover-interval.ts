/** A value with its interval. */
export interface Estimate {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The interval of a formula of independent estimates, from the interval of each: every part is moved to its bounds alone,
 * and what that does to the result is added in squares. For a difference this is Newcombe's interval; it needs no
 * symmetric intervals, always holds the point estimate, and a part that is exactly known adds nothing.
 *
 * Source: G. Y. Zou and A. Donner, "Construction of confidence limits about effect measures: a general approach",
 * Statistics in Medicine 27 (2008) 1693–1702 (method of variance estimates recovery), carried over from sums to formulas
 * that rise or fall with each part.
 * @param formula must be defined wherever one part alone lies on a bound.
 */
export function recoverInterval(parts: readonly Estimate[], formula: (rates: readonly number[]) => number): Estimate {
  const centre = parts.map((part) => part.rate);
  const rate = formula(centre);
  let below = 0;
  let above = 0;
  parts.forEach((part, index) => {
    const moves = [part.lower, part.upper].map((bound) => formula(centre.with(index, bound)) - rate);
    below += Math.min(0, ...moves) ** 2;
    above += Math.max(0, ...moves) ** 2;
  });
  return { rate, lower: rate - Math.sqrt(below), upper: rate + Math.sqrt(above) };
}

/** Cut to [0, 1]. */
export function withinUnit({ rate, lower, upper }: Estimate): Estimate {
  return { rate: cut(rate), lower: cut(lower), upper: cut(upper) };
}

function cut(share: number): number {
  return Math.min(1, Math.max(0, share));
}
