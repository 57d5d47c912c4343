import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { binomialAtLeast, binomialAtMost, binomialProbability } from '../distributions/binomial.js';
import { clopperPearson, exactLowerBound, exactUpperBound } from './clopper-pearson.js';

test.each([
  [3, 1000, 6.19099932e-4, 8.74202324e-3],
  [1, 300, 8.43891323e-5, 1.8431252e-2],
])('%d of %d to nine digits', (failures, n, lower, upper) => {
  const interval = clopperPearson(failures, n);
  expect(interval.lower / lower).toBeCloseTo(1, 8);
  expect(interval.upper / upper).toBeCloseTo(1, 8);
});

// R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 5.
test.each([
  [81, 263, 0.2527, 0.3676],
  [15, 148, 0.0578, 0.1617],
  [0, 20, 0, 0.1684],
  [1, 29, 0.0009, 0.1776],
])('%d of %d as published', (failures, n, lower, upper) => {
  expect(clopperPearson(failures, n).lower).toBeCloseTo(lower, 4);
  expect(clopperPearson(failures, n).upper).toBeCloseTo(upper, 4);
});

test('each bound leaves exactly half of the error', () => {
  const counts = fc
    .integer({ min: 1, max: 50_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, fc.double({ min: 0.5, max: 0.9999, noNaN: true }), ([failures, n], level) => {
      const { lower, upper } = clopperPearson(failures, n, level);
      const tail = (1 - level) / 2;
      if (failures > 0) expect(Math.abs(binomialAtLeast(failures, n, lower) / tail - 1)).toBeLessThan(1e-6);
      else expect(lower).toBe(0);
      if (failures < n) expect(Math.abs(binomialAtMost(failures, n, upper) / tail - 1)).toBeLessThan(1e-6);
      else expect(upper).toBe(1);
    }),
  );
});

test('covers with at least its level at every rate', () => {
  for (const n of [7, 40, 150]) {
    const intervals = Array.from({ length: n + 1 }, (_, failures) => clopperPearson(failures, n));
    for (let rate = 0.005; rate < 1; rate += 0.01) {
      let covered = 0;
      intervals.forEach(({ lower, upper }, failures) => {
        if (lower <= rate && rate <= upper) covered += binomialProbability(failures, n, rate);
      });
      expect(covered).toBeGreaterThanOrEqual(0.95);
    }
  }
});

test('one-sided bounds', () => {
  expect(exactUpperBound(0, 2995, 0.95)).toBeLessThan(0.001);
  expect(exactUpperBound(0, 2994, 0.95)).toBeGreaterThan(0.001);
  expect(exactUpperBound(3, 1000, 0.975)).toBe(clopperPearson(3, 1000).upper);
  expect(exactLowerBound(3, 1000, 0.975)).toBe(clopperPearson(3, 1000).lower);
  expect(exactLowerBound(5, 5, 0.95)).toBeCloseTo(0.05 ** 0.2, 14);
  expect(exactUpperBound(0, 0)).toBe(1);
  expect(exactLowerBound(0, 0)).toBe(0);
  expect(clopperPearson(0, 0)).toMatchObject({ rate: null, lower: 0, upper: 1, warning: 'not-assessed' });
  expect(() => clopperPearson(4, 3)).toThrow(PlimsollError);
  expect(() => exactUpperBound(1, 3, 0)).toThrow(PlimsollError);
});
