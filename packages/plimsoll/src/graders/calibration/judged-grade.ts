import type { MeasuredShare } from '@plimsoll/core';
import { clusteredRate, clusterHistogram } from '@plimsoll/core/statistics';
import { groupBy } from './group-by.js';
import { recoverInterval, withinUnit, type Estimate } from './recover-interval.js';

/** One grade about one question, and what the labels say of it. */
export interface JudgedGrade {
  /** The grader says: failed. */
  readonly flagged: boolean;
  /** The labels say: failed; left out when not labelled. */
  readonly failed?: boolean | undefined;
  /** Grades of one cluster err together. */
  readonly cluster: string;
  readonly language?: string | undefined;
  /** Group within which the labelled grades are a random sample; see `stratify`. */
  readonly stratum: string;
}

/** A share of grades, with the product's interval for clustered trials. */
export function shareOf<Item extends { readonly cluster: string }>(
  items: Iterable<Item>,
  counts: (item: Item) => boolean,
  level: number,
): MeasuredShare {
  const clusters = new Map<string, { n: number; failures: number }>();
  for (const item of items) {
    const cluster = clusters.get(item.cluster) ?? { n: 0, failures: 0 };
    cluster.n += 1;
    if (counts(item)) cluster.failures += 1;
    clusters.set(item.cluster, cluster);
  }
  const { rate, lower, upper, n } = clusteredRate(clusterHistogram(clusters.values()), level);
  return { rate, lower, upper, n };
}

/**
 * The share that failed of these grades, of which only some are labelled: the strata's shares weighted by the strata's
 * sizes, so that a stratum that was labelled more densely counts no more. Strata without a label are taken to be like
 * the others together.
 */
export function stratifiedShare(grades: readonly JudgedGrade[], level: number): MeasuredShare {
  const strata = groupBy(grades, (grade) => grade.stratum);
  const parts: (Estimate & { readonly size: number; readonly n: number })[] = [];
  for (const stratum of strata.values()) {
    const labelled = stratum.filter((grade) => grade.failed !== undefined);
    const { rate, lower, upper, n } = shareOf(labelled, (grade) => grade.failed === true, level);
    if (rate !== null) parts.push({ rate, lower, upper, n, size: stratum.length });
  }
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  if (n === 0) return { rate: null, lower: 0, upper: 1, n };
  const weighted = recoverInterval(parts, (rates) =>
    rates.reduce((sum, rate, index) => sum + (rate * (parts[index]?.size ?? 0)) / size, 0),
  );
  return { ...withinUnit(weighted), n };
}
