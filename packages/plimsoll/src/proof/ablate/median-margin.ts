/**
 * About half the width of a 95 % interval of a median, in the unit of its arguments: 1.96 standard errors of the median
 * of a normal sample whose spread is read off the 95th percentile. Times are skewed to the right, so that this is rather
 * too wide than too narrow; it takes the trials as independent.
 *
 * Source: the asymptotic standard error of a median, √(π/2) σ/√n (H. Cramér, Mathematical Methods of Statistics, 1946).
 */
export function medianMargin({ p50, p95 }: { readonly p50: number; readonly p95: number }, n: number): number {
  if (n < 1) return Infinity;
  const spread = (p95 - p50) / 1.645;
  return (1.96 * Math.sqrt(Math.PI / 2) * spread) / Math.sqrt(n);
}
