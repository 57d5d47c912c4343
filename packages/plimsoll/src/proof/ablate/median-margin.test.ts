import { expect, test } from 'vitest';
import { seededRandom } from '@plimsoll/core/statistics';
import { medianMargin } from './median-margin.js';

/** Log-normal times, as services have them. */
function times(n: number, seed: number): number[] {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Array.from({ length: n }, () => 100 * Math.exp(0.6 * normal())).sort((one, other) => one - other);
}

test('the margin holds the true median in at least 95 of 100 samples of skewed times, and is not absurdly wide', () => {
  const n = 200;
  let held = 0;
  let width = 0;
  for (let seed = 1; seed <= 500; seed += 1) {
    const sample = times(n, seed);
    const p50 = sample[n / 2] as number;
    const margin = medianMargin({ p50, p95: sample[Math.floor(n * 0.95)] as number }, n);
    if (Math.abs(p50 - 100) <= margin) held += 1;
    width += margin / 500;
  }
  expect(held).toBeGreaterThanOrEqual(475);
  expect(width).toBeLessThan(25);
});

test('nothing timed leaves everything open', () => expect(medianMargin({ p50: 1, p95: 2 }, 0)).toBe(Infinity));
