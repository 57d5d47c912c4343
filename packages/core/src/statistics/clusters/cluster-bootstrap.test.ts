import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { seededRandom } from '../random/seeded-random.js';
import { clusterBootstrap } from './cluster-bootstrap.js';
import { clusterStandardError } from './cluster-standard-error.js';
import { clusteredRate } from './clustered-rate.js';

const histogram = [
  { n: 5, failures: 0, clusters: 120 },
  { n: 5, failures: 2, clusters: 50 },
  { n: 8, failures: 4, clusters: 30 },
];

test('many clusters: close to rate ± 1.96 standard errors, both kinds', () => {
  const error = clusterStandardError(histogram)!;
  for (const kind of ['percentile', 'bca'] as const) {
    const interval = clusterBootstrap(histogram, { random: seededRandom('boot'), kind, resamples: 4000 });
    expect(interval.rate).toBe(220 / 1090);
    expect(Math.abs(interval.lower - (interval.rate! - 1.96 * error))).toBeLessThan(0.15 * error + 0.002);
    expect(Math.abs(interval.upper - (interval.rate! + 1.96 * error))).toBeLessThan(0.15 * error + 0.002);
  }
});

test('a skewed sample moves the corrected interval up', () => {
  const skewed = [
    { n: 10, failures: 0, clusters: 280 },
    { n: 10, failures: 9, clusters: 20 },
  ];
  const percentile = clusterBootstrap(skewed, { random: seededRandom(1), kind: 'percentile' });
  const corrected = clusterBootstrap(skewed, { random: seededRandom(1) });
  expect(corrected.method).toBe('cluster-bootstrap');
  expect(corrected.upper).toBeGreaterThan(percentile.upper);
});

test('the same seed gives the same interval', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const run = () => clusterBootstrap(histogram, { random: seededRandom(seed), resamples: 200 });
      expect(run()).toEqual(run());
    }),
    { numRuns: 10 },
  );
});

test('where resampling shows too little, the answer is that of clusteredRate', () => {
  const few = [
    [{ n: 5, failures: 0, clusters: 40 }],
    [{ n: 5, failures: 2, clusters: 1 }],
    [],
    [
      { n: 5, failures: 0, clusters: 400 },
      { n: 5, failures: 2, clusters: 9 },
    ],
    [
      { n: 5, failures: 5, clusters: 400 },
      { n: 5, failures: 2, clusters: 9 },
    ],
  ];
  for (const histogram of few) {
    expect(clusterBootstrap(histogram, { random: seededRandom(1) })).toEqual(clusteredRate(histogram));
  }
  const enough = [
    { n: 5, failures: 0, clusters: 400 },
    { n: 5, failures: 2, clusters: 10 },
  ];
  expect(clusterBootstrap(enough, { random: seededRandom(1) }).method).toBe('cluster-bootstrap');
  expect(() => clusterBootstrap(histogram, { random: seededRandom(1), resamples: 5 })).toThrow(PlimsollError);
});
