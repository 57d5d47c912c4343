import { requireFinite } from '../argument-checks.js';
import { invalidArgument } from '../invalid-argument.js';

/** One term of a weighted sum: a rate (or difference) with its interval, from trials independent of the other terms'. */
export interface WeightedRate {
  /** Any finite number: shares of traffic that add up to 1 for a mean, 1 and −1 for a difference. */
  readonly weight: number;
  readonly rate: {
    /** Null when it was not measured. */
    readonly rate: number | null;
    readonly lower: number;
    readonly upper: number;
    /** Two-sided confidence level; the same for every term. */
    readonly level: number;
  };
}

/** A weighted sum of rates with its interval. */
export interface CombinedRate {
  /** Σ weight × rate; null when a term with a weight was not measured. */
  readonly estimate: number | null;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: 'mover';
  /** A term with a weight was not measured: the interval allows it to be anything in its own. */
  readonly warning?: 'not-assessed';
}

/**
 * Interval of a weighted sum of independent rates, each with an interval of its own, however that was found: the method
 * of variance estimates recovery (MOVER). With weights 1 and −1 and Wilson's intervals it is Newcombe's. A term that was
 * not measured has no variance to recover; the interval then spans everything that term may be.
 *
 * Source: G. Y. Zou and A. Donner, "Construction of confidence limits about effect measures: a general approach",
 * Statistics in Medicine 27 (2008) 1693–1702; G. Y. Zou, W. Huang, X. Zhang, Computational Statistics & Data Analysis 53
 * (2009) 1080–1085, for sums of more than two.
 * @throws PlimsollError `invalid-argument` without terms, for weights that are not finite, an estimate outside its
 * interval, or levels that differ.
 * @example
 * combineRates([{ weight: 0.7, rate: wilson(3, 200) }, { weight: 0.3, rate: wilson(12, 100) }])
 * // estimate 0.0465, lower 0.0299…, upper 0.0771…
 */
export function combineRates(terms: readonly WeightedRate[]): CombinedRate {
  const where = 'combineRates';
  const first = terms[0];
  if (first === undefined) invalidArgument(where, 'there must be at least one term');
  const { level } = first.rate;
  let estimate = 0;
  let squaresBelow = 0;
  let squaresAbove = 0;
  let openBelow = 0;
  let openAbove = 0;
  let measured = true;
  for (const { weight, rate: term } of terms) {
    requireFinite(where, 'weight', weight);
    if (term.level !== level) invalidArgument(where, `levels differ: ${level} and ${term.level}`);
    if (weight === 0) continue;
    const [low, high] = [
      weight * (weight > 0 ? term.lower : term.upper),
      weight * (weight > 0 ? term.upper : term.lower),
    ];
    if (term.rate === null) {
      measured = false;
      openBelow += low;
      openAbove += high;
      continue;
    }
    const centre = weight * term.rate;
    if (!(low <= centre && centre <= high)) {
      invalidArgument(where, `rate ${term.rate} must lie in its interval [${term.lower}, ${term.upper}]`);
    }
    estimate += centre;
    squaresBelow += (centre - low) ** 2;
    squaresAbove += (high - centre) ** 2;
  }
  return {
    estimate: measured ? estimate : null,
    lower: estimate - Math.sqrt(squaresBelow) + openBelow,
    upper: estimate + Math.sqrt(squaresAbove) + openAbove,
    level,
    method: 'mover',
    ...(!measured && { warning: 'not-assessed' as const }),
  };
}
