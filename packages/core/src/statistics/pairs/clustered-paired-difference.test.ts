import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { binomialProbability } from '../distributions/binomial.js';
import { seededRandom } from '../random/seeded-random.js';
import { exactUpperBound } from '../rates/clopper-pearson.js';
import { clusteredPairedDifference } from './clustered-paired-difference.js';
import { tango } from './tango.js';

/** What may come of `n` independent pairs, each a cluster of its own, with its probability. */
function* outcomes(n: number, onlyBaselineFails: number, onlyCandidateFails: number) {
  for (let better = 0; better <= n; better++) {
    const first = binomialProbability(better, n, onlyBaselineFails);
    if (first < 1e-10) continue;
    for (let worse = 0; worse <= n - better; worse++) {
      const chance = first * binomialProbability(worse, n - better, onlyCandidateFails / (1 - onlyBaselineFails));
      const histogram = [
        { n: 1, baselineFailures: 1, candidateFailures: 0, clusters: better },
        { n: 1, baselineFailures: 0, candidateFailures: 1, clusters: worse },
        { n: 1, baselineFailures: 0, candidateFailures: 0, clusters: n - better - worse },
      ];
      if (chance > 1e-10) yield { chance, histogram };
    }
  }
}

test.each([
  [30, 0.1, 0],
  [50, 0.07, 0.03],
  [100, 0.045, 0.005],
  [100, 0.2, 0],
  [200, 0.02, 0.02],
])(
  'clusters of size one, exactly: %d pairs, %d and %d discordant, each bound errs as rarely as meant',
  (n, better, worse) => {
    const truth = worse - better;
    let [below, above] = [0, 0];
    for (const { chance, histogram } of outcomes(n, better, worse)) {
      const { lower, upper } = clusteredPairedDifference(histogram, 0.9);
      if (upper < truth) below += chance;
      if (lower > truth) above += chance;
    }
    expect(below).toBeLessThanOrEqual(0.05);
    expect(above).toBeLessThanOrEqual(0.05);
  },
);

test('clusters of size one: holds Tango’s published example with little to spare, and nothing is said of few clusters', () => {
  const interval = clusteredPairedDifference([
    { n: 1, baselineFailures: 1, candidateFailures: 1, clusters: 1 },
    { n: 1, baselineFailures: 1, candidateFailures: 0, clusters: 7 },
    { n: 1, baselineFailures: 0, candidateFailures: 1, clusters: 1 },
    { n: 1, baselineFailures: 0, candidateFailures: 0, clusters: 12 },
  ]);
  const known = tango({ bothFail: 1, onlyBaselineFails: 7, onlyCandidateFails: 1, neitherFails: 12 });
  expect(interval.difference).toBe(known.difference);
  expect(interval).not.toHaveProperty('warning');
  expect(interval.lower).toBeGreaterThan(known.lower - 0.08);
  expect(interval.lower).toBeLessThan(known.lower);
  expect(interval.upper).toBeLessThan(known.upper + 0.08);
});

test('no cluster changed: the exact bound over clusters on both sides', () => {
  const interval = clusteredPairedDifference([{ n: 5, baselineFailures: 2, candidateFailures: 2, clusters: 100 }]);
  expect(interval.upper).toBeCloseTo(exactUpperBound(0, 100, 0.975), 9);
  expect(interval.lower).toBeCloseTo(-exactUpperBound(0, 100, 0.975), 9);
});

test('a clear improvement in many clusters is seen', () => {
  const interval = clusteredPairedDifference([
    { n: 5, baselineFailures: 2, candidateFailures: 0, clusters: 30 },
    { n: 5, baselineFailures: 0, candidateFailures: 0, clusters: 70 },
  ]);
  expect(interval.difference).toBeCloseTo(-0.12, 14);
  expect(interval.upper).toBeLessThan(0);
});

const bins = fc.array(
  fc.integer({ min: 1, max: 12 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      baselineFailures: fc.integer({ min: 0, max: n }),
      candidateFailures: fc.integer({ min: 0, max: n }),
      clusters: fc.integer({ min: 1, max: 40 }),
    }),
  ),
  { minLength: 1, maxLength: 10 },
);

test('holds the difference and mirrors when the runs are swapped', () => {
  fc.assert(
    fc.property(bins, (histogram) => {
      const { lower, upper, difference } = clusteredPairedDifference(histogram);
      expect(-1 <= lower && lower <= difference! + 1e-12).toBe(true);
      expect(difference! - 1e-12 <= upper && upper <= 1).toBe(true);
      const swapped = clusteredPairedDifference(
        histogram.map((bin) => ({
          ...bin,
          baselineFailures: bin.candidateFailures,
          candidateFailures: bin.baselineFailures,
        })),
      );
      expect(swapped.lower).toBeCloseTo(-upper, 9);
      expect(swapped.upper).toBeCloseTo(-lower, 9);
    }),
  );
});

test.each([
  { size: 5, clusters: 30, baseline: 0.1, candidate: 0.02, correlation: 0.2 },
  { size: 2, clusters: 100, baseline: 0.02, candidate: 0.1, correlation: 0.2 },
  { size: 20, clusters: 10, baseline: 0.3, candidate: 0.3, correlation: 0.6 },
])('covers: $clusters clusters of $size', (cell) => {
  const random = seededRandom(JSON.stringify(cell));
  const strength = 1 / cell.correlation - 1;
  let covered = 0;
  for (let repeat = 0; repeat < 600; repeat++) {
    const histogram = Array.from({ length: cell.clusters }, () => {
      let baselineFailures = 0;
      let candidateFailures = 0;
      for (let i = 0; i < cell.size; i++) {
        // The same draw for both half of the time: the runs are alike, as two releases are.
        const first = random.next();
        const second = random.next() < 0.5 ? first : random.next();
        const failsBefore = first < (cell.baseline * strength + baselineFailures) / (strength + i);
        const failsNow = second < (cell.candidate * strength + candidateFailures) / (strength + i);
        if (failsBefore) baselineFailures += 1;
        if (failsNow) candidateFailures += 1;
      }
      return { n: cell.size, baselineFailures, candidateFailures, clusters: 1 };
    });
    const { lower, upper } = clusteredPairedDifference(histogram);
    const truth = cell.candidate - cell.baseline;
    if (lower <= truth && truth <= upper) covered += 1;
  }
  expect(covered / 600).toBeGreaterThanOrEqual(0.935);
});

test('one cluster, no cluster, impossible counts', () => {
  expect(clusteredPairedDifference([{ n: 50, baselineFailures: 9, candidateFailures: 1, clusters: 1 }])).toMatchObject({
    lower: -1,
    upper: 1,
    warning: 'one-cluster',
  });
  expect(clusteredPairedDifference([])).toMatchObject({ difference: null, warning: 'not-assessed' });
  expect(clusteredPairedDifference([{ n: 4, baselineFailures: 4, candidateFailures: 0, clusters: 9 }])).toMatchObject({
    difference: -1,
    lower: -1,
    warning: 'few-clusters',
  });
  expect(() => clusteredPairedDifference([{ n: 1, baselineFailures: 2, candidateFailures: 0, clusters: 1 }])).toThrow(
    PlimsollError,
  );
});
