import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { binomialProbability } from '../distributions/binomial.js';
import { newcombeDifference } from '../pairs/newcombe-difference.js';
import { combineRates } from './combine-rates.js';
import { independentRate } from './independent-rate.js';
import { notAssessed } from './rate-interval.js';
import { wilson } from './wilson.js';

test('a difference of Wilson intervals is Newcombe’s published interval', () => {
  const difference = combineRates([
    { weight: 1, rate: wilson(56, 70) },
    { weight: -1, rate: wilson(48, 80) },
  ]);
  // Newcombe (1998), table II, contrast (a), method 10: 0.0524 to 0.3339.
  expect(difference.estimate).toBeCloseTo(0.2, 14);
  expect(difference.lower).toBeCloseTo(0.0524, 4);
  expect(difference.upper).toBeCloseTo(0.3339, 4);
});

const counts = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.record({ n: fc.constant(n), failures: fc.integer({ min: 0, max: n }) }));

test('agrees with Newcombe everywhere', () => {
  fc.assert(
    fc.property(counts, counts, (baseline, candidate) => {
      const newcombe = newcombeDifference(baseline, candidate);
      const mover = combineRates([
        { weight: 1, rate: wilson(candidate.failures, candidate.n) },
        { weight: -1, rate: wilson(baseline.failures, baseline.n) },
      ]);
      expect(mover.lower).toBeCloseTo(newcombe.lower, 12);
      expect(mover.upper).toBeCloseTo(newcombe.upper, 12);
    }),
  );
});

test('scales, mirrors, and is shorter than the sum of the intervals', () => {
  const weight = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(weight, counts), { minLength: 1, maxLength: 6 }), (parts) => {
      const terms = parts.map(([w, { failures, n }]) => ({ weight: w, rate: independentRate(failures, n) }));
      const sum = combineRates(terms);
      const mirrored = combineRates(terms.map((term) => ({ ...term, weight: -2 * term.weight })));
      expect(mirrored.lower).toBeCloseTo(-2 * sum.upper, 9);
      expect(mirrored.upper).toBeCloseTo(-2 * sum.lower, 9);
      expect(sum.lower).toBeLessThanOrEqual(sum.estimate!);
      expect(sum.upper).toBeGreaterThanOrEqual(sum.estimate!);
      const ends = terms.map(({ weight: w, rate }) => [w * rate.lower, w * rate.upper].sort((a, b) => a - b));
      expect(sum.lower).toBeGreaterThanOrEqual(ends.reduce((total, [low]) => total + low!, 0) - 1e-12);
      expect(sum.upper).toBeLessThanOrEqual(ends.reduce((total, [, high]) => total + high!, 0) + 1e-12);
    }),
  );
});

test('one term is its own interval', () => {
  const rate = independentRate(3, 40, 0.9);
  expect(combineRates([{ weight: 1, rate }])).toEqual({
    estimate: rate.rate,
    lower: expect.closeTo(rate.lower, 14) as number,
    upper: expect.closeTo(rate.upper, 14) as number,
    level: 0.9,
    method: 'mover',
  });
});

test('covers a weighted mean of two rates: exact enumeration', () => {
  for (const [first, second] of [
    [0.1, 0.3],
    [0.02, 0.2],
    [0.5, 0.05],
  ] as const) {
    const [n, m] = [60, 40];
    const truth = 0.7 * first + 0.3 * second;
    let covered = 0;
    for (let i = 0; i <= n; i++) {
      const chance = binomialProbability(i, n, first);
      if (chance < 1e-12) continue;
      for (let k = 0; k <= m; k++) {
        const { lower, upper } = combineRates([
          { weight: 0.7, rate: wilson(i, n) },
          { weight: 0.3, rate: wilson(k, m) },
        ]);
        if (lower <= truth && truth <= upper) covered += chance * binomialProbability(k, m, second);
      }
    }
    expect(covered).toBeGreaterThan(0.935);
    expect(covered).toBeLessThan(0.985);
  }
});

test('what was not measured may be anything; without weight it does not matter', () => {
  const known = { weight: 0.5, rate: wilson(10, 100) };
  const alone = combineRates([known]);
  const open = combineRates([known, { weight: 0.5, rate: notAssessed(0.95) }]);
  expect(open).toMatchObject({ estimate: null, warning: 'not-assessed' });
  expect(open.lower).toBeCloseTo(alone.lower, 14);
  expect(open.upper).toBeCloseTo(alone.upper + 0.5, 14);
  const minus = combineRates([known, { weight: -0.5, rate: notAssessed(0.95) }]);
  expect(minus.lower).toBeCloseTo(alone.lower - 0.5, 14);
  expect(minus.upper).toBeCloseTo(alone.upper, 14);
  expect(combineRates([known, { weight: 0, rate: notAssessed(0.95) }])).toEqual(alone);
});

test('refuses no term, different levels, endless weights and an estimate outside its interval', () => {
  expect(() => combineRates([])).toThrow(/at least one term/);
  const rate = wilson(1, 10);
  expect(() =>
    combineRates([
      { weight: 1, rate },
      { weight: 1, rate: wilson(1, 10, 0.9) },
    ]),
  ).toThrow(/levels differ/);
  expect(() => combineRates([{ weight: Infinity, rate }])).toThrow(PlimsollError);
  expect(() => combineRates([{ weight: 1, rate: { ...rate, rate: 0.9 } }])).toThrow(/must lie in its interval/);
  expect(() => combineRates([{ weight: 1, rate: { ...rate, rate: 0.001 } }])).toThrow(/must lie in its interval/);
});
