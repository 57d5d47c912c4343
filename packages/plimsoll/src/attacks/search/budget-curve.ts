import { clusteredRate, clusterHistogram, type RateInterval } from '@plimsoll/core/statistics';

/** What became of one text of a search. */
export interface Searched {
  readonly cluster: string;
  /** Queries spent on it. */
  readonly queries: number;
  /** The query that succeeded; left out where none did. */
  readonly succeededAt?: number | undefined;
  /** No more is tried: it succeeded, or there is nothing new to try. */
  readonly ended: boolean;
}

/** How many texts had succeeded after so many queries each. */
export interface BudgetPoint {
  readonly queries: number;
  /** "Failures" are texts that succeeded; clustered. */
  readonly rate: RateInterval;
}

/** 1, 3, 10, 30, 100 … below the budget, and the budget. */
export function budgetSteps(budget: number): readonly number[] {
  const steps: number[] = [];
  for (let power = 1; power < budget; power *= 10) steps.push(power, 3 * power);
  return [...steps.filter((step) => step < budget), budget];
}

/**
 * The share of texts that succeeded by each budget. A point stands only where every text was given that many queries:
 * those that succeeded early would make it look higher.
 */
export function budgetCurve(searched: readonly Searched[], steps: readonly number[], level = 0.95): BudgetPoint[] {
  const points: BudgetPoint[] = [];
  for (const step of steps) {
    if (!searched.every(({ ended, queries }) => ended || queries >= step)) break;
    const clusters = new Map<string, { n: number; failures: number }>();
    for (const { cluster, succeededAt } of searched) {
      const counted = clusters.get(cluster) ?? { n: 0, failures: 0 };
      counted.n += 1;
      if (succeededAt !== undefined && succeededAt <= step) counted.failures += 1;
      clusters.set(cluster, counted);
    }
    points.push({ queries: step, rate: clusteredRate(clusterHistogram(clusters.values()), level) });
  }
  return points;
}
