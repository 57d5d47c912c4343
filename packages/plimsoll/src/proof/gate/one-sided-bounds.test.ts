import { clusteredPairedDifference, clusteredRate, exactLowerBound, exactUpperBound } from '@plimsoll/core/statistics';
import { describe, expect, test } from 'vitest';
import { boundDifference, boundRate } from './one-sided-bounds.js';

describe('rates', () => {
  test('independent trials: exact, empty bins or not', () => {
    const histogram = [
      { n: 1, failures: 1, clusters: 3 },
      { n: 1, failures: 0, clusters: 97 },
    ];
    const exact = {
      ...{ failures: 3, n: 100, clusters: 100, estimate: 0.03, method: 'clopper-pearson' },
      ...{ lower: exactLowerBound(3, 100, 0.95), upper: exactUpperBound(3, 100, 0.95) },
    };
    expect(boundRate(histogram, 0.95)).toEqual(exact);
    const empty = [
      { n: 7, failures: 0, clusters: 0 },
      { n: 0, failures: 0, clusters: 4 },
    ];
    expect(boundRate([...empty, ...histogram], 0.95)).toEqual(exact);
  });

  test('clusters: the bounds of clusteredRate, with its warning', () => {
    const histogram = [
      { n: 1, failures: 0, clusters: 4 },
      { n: 5, failures: 0, clusters: 10 },
      { n: 5, failures: 1, clusters: 2 },
    ];
    const bound = clusteredRate(histogram, 0.9);
    expect(boundRate(histogram, 0.95)).toEqual({
      ...{ failures: 2, n: 64, clusters: 16, estimate: 2 / 64, method: 'clustered', warning: 'few-clusters' },
      lower: expect.closeTo(bound.lower, 12) as number,
      upper: expect.closeTo(bound.upper, 12) as number,
    });
    const empty = [
      { n: 9, failures: 9, clusters: 0 },
      { n: 0, failures: 0, clusters: 9 },
    ];
    expect(boundRate([...empty, ...histogram], 0.95).upper).toBeCloseTo(bound.upper, 12);
  });

  test('half of a large cluster failing where most of the others fail is not better than none of it failing', () => {
    const alike = [
      { n: 10, failures: 8, clusters: 10 },
      { n: 20, failures: 10, clusters: 1 },
    ];
    // Without the failures of the best cluster the others stand out more, and clusteredRate's own bound would be higher.
    const fewer = clusteredRate([alike[0]!, { n: 20, failures: 0, clusters: 1 }], 0.9).upper;
    expect(fewer).toBeGreaterThan(clusteredRate(alike, 0.9).upper + 0.01);
    expect(boundRate(alike, 0.95).upper).toBeCloseTo(fewer, 12);
    expect(boundRate(alike.toReversed(), 0.95).upper).toBeCloseTo(fewer, 12);
  });

  test('nothing, or one cluster, bounds nothing', () => {
    expect(boundRate([], 0.95)).toMatchObject({ n: 0, lower: 0, upper: 1, method: 'none', warning: 'not-assessed' });
    expect(boundRate([{ n: 1, failures: 0, clusters: 1 }], 0.95)).toMatchObject({ lower: 0, upper: 1, method: 'none' });
    expect(boundRate([{ n: 50, failures: 3, clusters: 1 }], 0.95)).toEqual({
      ...{
        failures: 3,
        n: 50,
        clusters: 1,
        estimate: 0.06,
        lower: 0,
        upper: 1,
        method: 'none',
        warning: 'one-cluster',
      },
    });
    expect(boundRate([{ n: 1, failures: 0, clusters: 2 }], 0.95)).toMatchObject({ method: 'clopper-pearson' });
  });
});

describe('differences', () => {
  const histogram = [
    { n: 4, baselineFailures: 2, candidateFailures: 1, clusters: 20 },
    { n: 4, baselineFailures: 0, candidateFailures: 1, clusters: 5 },
    { n: 4, baselineFailures: 0, candidateFailures: 0, clusters: 15 },
  ];

  test('counts, estimate and bounds; empty bins change nothing', () => {
    const bound = clusteredPairedDifference(histogram, 0.9);
    const observed = boundDifference(histogram, 0.95);
    expect(observed).toMatchObject({
      ...{ failures: 25, baselineFailures: 40, n: 160, clusters: 40, estimate: -15 / 160, method: 'clustered-paired' },
      lower: expect.closeTo(bound.lower, 12) as number,
    });
    expect(observed.upper).toBeGreaterThanOrEqual(bound.upper - 1e-12);
    const empty = [
      { n: 8, baselineFailures: 0, candidateFailures: 8, clusters: 0 },
      { n: 0, baselineFailures: 0, candidateFailures: 0, clusters: 8 },
    ];
    expect(boundDifference([...empty, ...histogram], 0.95).upper).toBeCloseTo(observed.upper, 12);
  });

  test('half of a large cluster failing where most of the others fail is not better than none of it failing', () => {
    const alike = [
      { n: 4, baselineFailures: 0, candidateFailures: 3, clusters: 40 },
      { n: 20, baselineFailures: 0, candidateFailures: 10, clusters: 1 },
    ];
    const fewer = clusteredPairedDifference([alike[0]!, { ...alike[1]!, candidateFailures: 0 }], 0.9).upper;
    expect(fewer).toBeGreaterThan(clusteredPairedDifference(alike, 0.9).upper + 0.01);
    expect(boundDifference(alike, 0.95).upper).toBeCloseTo(fewer, 12);
    expect(boundDifference(alike.toReversed(), 0.95).upper).toBeCloseTo(fewer, 12);
  });

  test('nothing paired', () => {
    expect(boundDifference([], 0.95)).toMatchObject({ n: 0, clusters: 0, estimate: null, lower: -1, upper: 1 });
  });
});
