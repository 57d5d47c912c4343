import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { seededRandom } from '../random/seeded-random.js';
import { roganGladen } from './rogan-gladen.js';

const calibration = { trueFailures: { flagged: 90, n: 100 }, truePasses: { flagged: 3, n: 100 } };

test('raw 5 %, sensitivity 0.90, specificity 0.97: 2.2989 %', () => {
  const corrected = roganGladen({ flagged: 50, n: 1000 }, calibration);
  expect(corrected.rawRate).toBe(0.05);
  expect(corrected.rate).toBeCloseTo(0.022989, 6);
  expect(corrected.rate).toBeCloseTo(0.02 / 0.87, 14);
});

test('undoes the judge’s errors exactly when the shares are exact', () => {
  const share = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 600, max: 1000 }),
      fc.integer({ min: 0, max: 400 }),
      share,
      (hits, alarms, failing) => {
        const flagged = (hits * failing + alarms * (1000 - failing)) / 1e6;
        const corrected = roganGladen(
          { flagged: Math.round(flagged * 1e6), n: 1_000_000 },
          { trueFailures: { flagged: hits, n: 1000 }, truePasses: { flagged: alarms, n: 1000 } },
        );
        expect(corrected.rate).toBeCloseTo(failing / 1000, 9);
        expect(corrected.lower).toBeLessThanOrEqual(failing / 1000 + 1e-9);
        expect(corrected.upper).toBeGreaterThanOrEqual(failing / 1000 - 1e-9);
      },
    ),
  );
});

test('each of the three samples adds doubt', () => {
  const width = (...parameters: Parameters<typeof roganGladen>): number => {
    const { lower, upper } = roganGladen(...parameters);
    return upper - lower;
  };
  const judged = { flagged: 300, n: 1000 };
  const large = { trueFailures: { flagged: 9000, n: 10_000 }, truePasses: { flagged: 300, n: 10_000 } };
  expect(width(judged, { ...large, trueFailures: { flagged: 45, n: 50 } })).toBeGreaterThan(width(judged, large));
  expect(width(judged, { ...large, truePasses: { flagged: 3, n: 100 } })).toBeGreaterThan(width(judged, large));
  expect(width({ ...judged, effectiveN: 200 }, large)).toBeGreaterThan(width(judged, large));
});

test('covers', () => {
  const random = seededRandom('rogan');
  const draw = (n: number, p: number): number => {
    let count = 0;
    for (let i = 0; i < n; i++) if (random.next() < p) count += 1;
    return count;
  };
  let covered = 0;
  for (let repeat = 0; repeat < 1000; repeat++) {
    const { lower, upper } = roganGladen(
      { flagged: draw(300, 0.9 * 0.05 + 0.03 * 0.95), n: 300 },
      { trueFailures: { flagged: draw(60, 0.9), n: 60 }, truePasses: { flagged: draw(120, 0.03), n: 120 } },
    );
    if (lower <= 0.05 && 0.05 <= upper) covered += 1;
  }
  expect(covered / 1000).toBeGreaterThanOrEqual(0.935);
});

test('refuses a judge that is not shown to be better than chance, and an empty sample', () => {
  const coin = { trueFailures: { flagged: 11, n: 20 }, truePasses: { flagged: 9, n: 20 } };
  expect(roganGladen({ flagged: 50, n: 1000 }, coin)).toMatchObject({
    rate: null,
    uncutRate: null,
    lower: 0,
    upper: 1,
    warning: 'judge-no-better-than-chance',
  });
  const unlabelled = { trueFailures: { flagged: 0, n: 0 }, truePasses: { flagged: 0, n: 100 } };
  expect(roganGladen({ flagged: 50, n: 1000 }, unlabelled).warning).toBe('judge-no-better-than-chance');
  expect(roganGladen({ flagged: 0, n: 0 }, calibration)).toMatchObject({ rate: null, warning: 'not-assessed' });
  expect(() => roganGladen({ flagged: 3, n: 2 }, calibration)).toThrow(PlimsollError);
});

test('a rate below 0 is cut, and what it was stays visible', () => {
  const corrected = roganGladen({ flagged: 0, n: 500 }, calibration);
  expect(corrected.rate).toBe(0);
  expect(corrected.uncutRate).toBeCloseTo(-0.03 / 0.87, 12);
  expect(corrected.lower).toBe(0);
});

// Computed apart (Python), from the published pseudo-counts and shift, with the gradient of the delta method written out.
test('the interval agrees with an independent computation', () => {
  const first = roganGladen({ flagged: 50, n: 1000 }, calibration);
  expect(first.lower).toBe(0);
  expect(first.upper).toBeCloseTo(0.05837047085552406, 12);
  const second = roganGladen(
    { flagged: 120, n: 400 },
    { trueFailures: { flagged: 45, n: 60 }, truePasses: { flagged: 12, n: 90 } },
    0.9,
  );
  expect(second.lower).toBeCloseTo(0.16132644905223242, 12);
  expect(second.upper).toBeCloseTo(0.37001240900555793, 12);
});

test('exactly no better than chance is refused, and so is a judge without labelled passes', () => {
  const even = { trueFailures: { flagged: 10, n: 20 }, truePasses: { flagged: 10, n: 20 } };
  expect(roganGladen({ flagged: 5, n: 10 }, even).warning).toBe('judge-no-better-than-chance');
  const noPasses = { trueFailures: { flagged: 90, n: 100 }, truePasses: { flagged: 0, n: 0 } };
  expect(roganGladen({ flagged: 5, n: 10 }, noPasses)).toMatchObject({ rate: null, specificity: null, youden: null });
});
