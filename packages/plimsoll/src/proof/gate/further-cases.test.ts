import { sampleSizeForRate } from '@plimsoll/core/statistics';
import { expect, test } from 'vitest';
import { furtherClusters, furtherForRate } from './further-cases.js';
import { boundRate } from './one-sided-bounds.js';

const independent = (failures: number, n: number) => [
  { n: 1, failures: 1, clusters: failures },
  { n: 1, failures: 0, clusters: n - failures },
];

test('independent trials: what the exact plan wants beyond what there is, and never nothing', () => {
  expect(furtherForRate([], 0.05, 0.95)).toEqual({ trials: 59, clusters: 59 });
  const planned = sampleSizeForRate({ expectedRate: 0.01, line: 0.05, confidence: 0.95, power: 0.8 }).n;
  expect(furtherForRate(independent(1, 100), 0.05, 0.95)).toEqual({ trials: 50, clusters: 50 });
  expect(planned).toBe(124);
  expect(furtherForRate(independent(0, 20), 0.05, 0.95)).toEqual({ trials: 39, clusters: 39 });
});

test('nothing helps where the observed rate is not below the line, or too close to it', () => {
  expect(furtherForRate(independent(5, 100), 0.05, 0.95)).toBeNull();
  expect(furtherForRate(independent(6, 100), 0.05, 0.95)).toBeNull();
  expect(furtherForRate([{ n: 10, failures: 1, clusters: 5 }], 0.1, 0.95)).toBeNull();
  expect(furtherForRate(independent(4999, 100_000), 0.05, 0.95)).toBeNull();
});

test('clusters: so many more keep the line; clean ones need no reserve, others do', () => {
  const clean = [{ n: 5, failures: 0, clusters: 30 }];
  const more = furtherForRate(clean, 0.05, 0.95)!;
  // 59 clean clusters show 5 %.
  expect(more.clusters).toBeGreaterThanOrEqual(28);
  expect(more.clusters).toBeLessThanOrEqual(31);
  expect(more.trials).toBe(5 * more.clusters);

  const failing = [
    { n: 5, failures: 1, clusters: 4 },
    { n: 5, failures: 0, clusters: 56 },
  ];
  const found = furtherForRate(failing, 0.05, 0.95)!;
  const times = (60 + found.clusters) / 60;
  const grown = failing.map((bin) => ({ ...bin, clusters: Math.round(bin.clusters * times) }));
  expect(boundRate(grown, 0.95).upper).toBeLessThan(0.05);
  // With reserve for bad luck it is clearly more than what would just do.
  expect(boundRate(grown, 0.99).upper).toBeLessThan(0.05);
});

test('between two multiples the number is interpolated; what never falls is null', () => {
  const have = { n: 30, clusters: 10 };
  expect(furtherClusters(have, (times) => 2.5 - times)).toEqual({ trials: 45, clusters: 15 });
  expect(furtherClusters(have, (times) => 2 - times)).toEqual({ trials: 30, clusters: 10 });
  expect(furtherClusters(have, (times) => 5 - times)).toEqual({ trials: 120, clusters: 40 });
  expect(furtherClusters(have, () => -1)).toEqual({ trials: 3, clusters: 1 });
  expect(furtherClusters(have, () => 1)).toBeNull();
});
