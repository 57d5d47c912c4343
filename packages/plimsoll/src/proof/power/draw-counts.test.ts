import { expect, test } from 'vitest';
import { seededRandom } from '@plimsoll/core/statistics';
import { binomialTable, clusterTable, drawCount } from './draw-counts.js';

function moments(table: readonly number[]): { readonly mean: number; readonly variance: number } {
  const chances = table.map((sum, k) => sum - (table[k - 1] ?? 0));
  const mean = chances.reduce((total, chance, k) => total + k * chance, 0);
  return { mean, variance: chances.reduce((total, chance, k) => total + (k - mean) ** 2 * chance, 0) };
}

test.each([
  [10, 0.2, 0],
  [10, 0.2, 0.3],
  [10, 0.2, 1],
  [40, 0.01, 0.6],
  [1, 0.4, 0.5],
  [5, 0, 0.5],
  [5, 1, 0.5],
])('%d trials at %d, correlation %d: mean n p, variance n p (1 − p) (1 + (n − 1) ρ)', (n, rate, correlation) => {
  const { mean, variance } = moments(clusterTable(n, rate, correlation));
  expect(mean).toBeCloseTo(n * rate, 9);
  expect(variance).toBeCloseTo(n * rate * (1 - rate) * (1 + (n - 1) * correlation), 8);
});

test('draws follow the table', () => {
  const table = binomialTable(4, 0.5);
  const random = seededRandom('draws');
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < 16_000; i++) counts[drawCount(table, random)]! += 1;
  [1000, 4000, 6000, 4000, 1000].forEach((expected, k) =>
    expect(Math.abs(counts[k]! - expected)).toBeLessThan(4 * Math.sqrt(expected)),
  );
});
