import { describe, expect, test } from 'vitest';
import { PlimsollError } from '@plimsoll/core';
import { clusterHistogram, seededRandom, type PairedClusterCount, type Random } from '@plimsoll/core/statistics';
import { boundDifference, boundRate } from '../gate/one-sided-bounds.js';
import { planDifference } from './plan-difference.js';
import { planJudgedRate } from './plan-judged-rate.js';
import { planRate } from './plan-rate.js';

/** Failures of a cluster by Pólya's urn: another way to draw what planning draws from tables. */
function urn(n: number, rate: number, correlation: number, random: Random): number {
  const strength = correlation === 0 ? 1e15 : 1 / correlation - 1;
  let failures = 0;
  for (let i = 0; i < n; i++) if (random.next() < (rate * strength + failures) / (strength + i)) failures += 1;
  return failures;
}

const repeats = 800;
/** Three standard errors of a share near 0.8, of planning and checking together. */
const slack = 0.05;

describe('rates', () => {
  test('independent trials: the exact plan', () => {
    const claim = { confidence: 0.95, power: 0.8, shape: [{ n: 1, clusters: 1 }], correlation: 0 };
    expect(planRate({ ...claim, line: 0.001, expectedRate: 0 }, seededRandom(1))).toEqual({
      n: 2995,
      clusters: 2995,
      allowedFailures: 0,
      power: 1,
      method: 'exact',
    });
  });

  test('clusters that never fail: as many as independent trials, whatever their size', () => {
    const claim = { confidence: 0.95, power: 0.8, shape: [{ n: 7, clusters: 3 }], correlation: 0.5 };
    expect(planRate({ ...claim, line: 0.05, expectedRate: 0 }, seededRandom(1))).toMatchObject({
      clusters: 59,
      n: 413,
    });
  });

  test.each([
    { line: 0.05, expectedRate: 0.01, size: 5, correlation: 0.3 },
    { line: 0.2, expectedRate: 0.1, size: 4, correlation: 0 },
    { line: 0.1, expectedRate: 0.04, size: 10, correlation: 0.6 },
  ])('keeps its promise, and not much more: %o', ({ line, expectedRate, size, correlation }) => {
    const shape = [{ n: size, clusters: 10 }];
    const plan = planRate({ line, expectedRate, confidence: 0.95, power: 0.8, shape, correlation }, seededRandom(1));
    const random = seededRandom('check');
    const chance = (clusters: number): number => {
      let shown = 0;
      for (let repeat = 0; repeat < repeats; repeat++) {
        const drawn = Array.from({ length: clusters }, () => ({
          n: size,
          failures: urn(size, expectedRate, correlation, random),
        }));
        if (boundRate(clusterHistogram(drawn), 0.95).upper <= line) shown += 1;
      }
      return shown / repeats;
    };
    expect(chance(plan!.clusters)).toBeGreaterThan(0.8 - slack);
    expect(chance(Math.floor(plan!.clusters * 0.7))).toBeLessThan(0.8);
  });
});

/** Equal clusters counted together: the bound costs by the number of bins. */
function together(pairs: readonly PairedClusterCount[]): PairedClusterCount[] {
  const counts = new Map<string, PairedClusterCount>();
  for (const pair of pairs) {
    const key = JSON.stringify(pair);
    counts.set(key, { ...pair, clusters: (counts.get(key)?.clusters ?? 0) + 1 });
  }
  return [...counts.values()];
}

describe('differences', () => {
  const drawPairs = (
    clusters: number,
    size: number,
    [better, worse]: readonly [number, number],
    random: Random,
  ): PairedClusterCount[] =>
    together(
      Array.from({ length: clusters }, () => {
        let [baselineFailures, candidateFailures] = [0, 0];
        // The first pair decides half of the others: an intraclass correlation of 0.25 between any two of them.
        const first = random.next();
        for (let i = 0; i < size; i++) {
          const draw = random.next() < 0.5 ? first : random.next();
          if (draw < better) baselineFailures += 1;
          else if (draw < better + worse) candidateFailures += 1;
        }
        return { n: size, baselineFailures, candidateFailures, clusters: 1 };
      }),
    );

  test.each([
    { margin: 0, difference: -0.1, discordance: 0.14, size: 1 },
    { margin: 0.05, difference: 0, discordance: 0.1, size: 1 },
    { margin: 0.05, difference: 0, discordance: 0.1, size: 4 },
  ])('keeps its promise: %o', ({ margin, difference, discordance, size }) => {
    const plan = planDifference(
      {
        ...{ margin, difference, discordance, confidence: 0.95, power: 0.8, correlation: 0.25 },
        shape: [{ n: size, clusters: 1 }],
      },
      seededRandom(1),
    );
    const random = seededRandom('check');
    let shown = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      const shares = [(discordance - difference) / 2, (discordance + difference) / 2] as const;
      const { upper } = boundDifference(drawPairs(plan!.clusters, size, shares, random), 0.95);
      if (margin === 0 ? upper < 0 : upper <= margin) shown += 1;
    }
    expect(shown / repeats).toBeGreaterThan(0.8 - slack);
    expect(shown / repeats).toBeLessThan(0.9);
  });

  test('refuses what no number of cases shows', () => {
    const claim = { confidence: 0.95, power: 0.8, correlation: 0, shape: [{ n: 1, clusters: 1 }] };
    const plan = (margin: number, difference: number, discordance: number): unknown =>
      planDifference({ ...claim, margin, difference, discordance }, seededRandom(1));
    expect(() => plan(0, 0, 0.1)).toThrow(PlimsollError);
    expect(() => plan(0.02, 0.03, 0.1)).toThrow(/to lie below 0.02/);
    expect(() => plan(0, -0.2, 0.1)).toThrow(/at least as large a discordance/);
  });
});

describe('judged rates', () => {
  const claim = {
    ...{ line: 0.05, expectedRate: 0.01, confidence: 0.95, power: 0.8, correlation: 0 },
    shape: [{ n: 1, clusters: 1 }],
  };

  test('a better measured judge needs fewer trials, a perfect one hardly more than none', () => {
    const plan = (sensitivity: number, specificity: number, labels: number): number =>
      planJudgedRate(
        claim,
        { sensitivity, specificity, labelledFailures: labels, labelledPasses: 3 * labels },
        seededRandom(1),
      )!.n;
    const [poor, better, best] = [plan(0.9, 0.97, 100), plan(0.9, 0.97, 1000), plan(1, 1, 100_000)];
    expect(poor).toBeGreaterThan(better);
    expect(better).toBeGreaterThan(best);
    expect(best).toBeLessThanOrEqual(200);
    expect(best).toBeGreaterThanOrEqual(100);
  });

  test('too few labels: no number of trials is enough; no better than chance: refused', () => {
    const few = { sensitivity: 0.9, specificity: 0.97, labelledFailures: 10, labelledPasses: 10 };
    expect(planJudgedRate(claim, few, seededRandom(1))).toBeNull();
    expect(() => planJudgedRate(claim, { ...few, specificity: 0.1 }, seededRandom(1))).toThrow(PlimsollError);
  });
});
