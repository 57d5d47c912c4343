/** Share of imagined samples that show the claim, with so many clusters. */
export type ChanceShown = (clusters: number, repeats: number) => number;

/** Enough to find the place; the place itself is then looked at more closely. */
const searchRepeats = 400;
const finalRepeats = 4000;
/** A promise is made when the chance found lies this many standard errors above it: nine in ten are then kept. */
const caution = 1.28;
/** Beyond this no one plans. */
const mostClusters = 1_000_000;

/**
 * About the smallest number of clusters with which the claim is shown with the wished probability. The chance found at
 * the end comes from draws of its own, so a lucky search does not promise too much. Null when no practical number does.
 */
export function smallestPlan(
  power: number,
  start: number,
  chance: ChanceShown,
): { readonly clusters: number; readonly power: number } | null {
  let high = Math.max(2, start);
  while (chance(high, searchRepeats) < power) {
    high *= 2;
    if (high > mostClusters) return null;
  }
  let low = Math.max(2, start);
  if (low < high) low = high / 2;
  // From the fixed start the answer may lie below as well.
  else while (low > 2 && chance(low, searchRepeats) >= power) [high, low] = [low, Math.max(2, Math.floor(low / 2))];
  while (high - low > Math.max(1, high * 0.01)) {
    const middle = Math.floor((low + high) / 2);
    if (chance(middle, searchRepeats) >= power) high = middle;
    else low = middle;
  }
  for (let clusters = Math.ceil(high); clusters <= mostClusters; clusters = Math.ceil(clusters * 1.02 + 0.5)) {
    const reached = chance(clusters, finalRepeats);
    const error = Math.sqrt((power * (1 - power)) / finalRepeats);
    if (reached >= Math.min(1, power + caution * error)) return { clusters, power: reached };
  }
  return null;
}
