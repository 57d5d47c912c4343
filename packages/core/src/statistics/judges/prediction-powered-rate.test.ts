import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { seededRandom } from '../random/seeded-random.js';
import { predictionPoweredRate } from './prediction-powered-rate.js';

const labelled = { caught: 18, missed: 2, falseAlarms: 6, cleared: 174 };

test('is the labelled rate moved by the weighted judge', () => {
  const result = predictionPoweredRate({ labelled, unlabelled: { flagged: 1210, n: 10_000 } });
  expect(result.rate).toBeCloseTo(0.1 + result.weight * (0.121 - 0.12), 14);
  expect(result.weight).toBeGreaterThan(0.6);
  expect(result.upper - result.lower).toBeLessThan(
    predictionPoweredRate({ labelled, unlabelled: { flagged: 0, n: 0 } }).upper -
      predictionPoweredRate({ labelled, unlabelled: { flagged: 0, n: 0 } }).lower,
  );
});

test('a judge that knows nothing gets no weight', () => {
  const useless = { caught: 5, missed: 5, falseAlarms: 50, cleared: 50 };
  expect(predictionPoweredRate({ labelled: useless, unlabelled: { flagged: 900, n: 1000 } })).toMatchObject({
    weight: 0,
    rate: 10 / 110,
  });
});

test('stays in [0, 1] and holds the rate', () => {
  const count = fc.integer({ min: 0, max: 300 });
  fc.assert(
    fc.property(count, count, count, count, count, count, (caught, missed, falseAlarms, cleared, flagged, rest) => {
      const result = predictionPoweredRate({
        labelled: { caught, missed, falseAlarms, cleared },
        unlabelled: { flagged, n: flagged + rest },
      });
      expect(0 <= result.lower && result.lower <= result.upper && result.upper <= 1).toBe(true);
      expect(0 <= result.weight && result.weight <= 1).toBe(true);
      if (result.rate !== null) expect(result.lower <= result.rate && result.rate <= result.upper).toBe(true);
    }),
  );
});

test('covers, also when no labelled trial happens to disagree', () => {
  const random = seededRandom('powered');
  let covered = 0;
  for (let repeat = 0; repeat < 1000; repeat++) {
    const counts = { caught: 0, missed: 0, falseAlarms: 0, cleared: 0 };
    const see = (): [boolean, boolean] => {
      const fails = random.next() < 0.05;
      return [fails, random.next() < (fails ? 0.95 : 0.01)];
    };
    for (let i = 0; i < 100; i++) {
      const [fails, flagged] = see();
      counts[fails ? (flagged ? 'caught' : 'missed') : flagged ? 'falseAlarms' : 'cleared'] += 1;
    }
    let flagged = 0;
    for (let i = 0; i < 1000; i++) if (see()[1]) flagged += 1;
    const { lower, upper } = predictionPoweredRate({ labelled: counts, unlabelled: { flagged, n: 1000 } });
    if (lower <= 0.05 && 0.05 <= upper) covered += 1;
  }
  expect(covered / 1000).toBeGreaterThanOrEqual(0.935);
});

test('without labels nothing is known, however much the judge said', () => {
  const none = { caught: 0, missed: 0, falseAlarms: 0, cleared: 0 };
  expect(predictionPoweredRate({ labelled: none, unlabelled: { flagged: 5, n: 1000 } })).toMatchObject({
    rate: null,
    lower: 0,
    upper: 1,
    warning: 'not-assessed',
  });
  expect(() => predictionPoweredRate({ labelled: { ...none, missed: -1 }, unlabelled: { flagged: 0, n: 0 } })).toThrow(
    PlimsollError,
  );
});

// Computed apart (Python), trial by trial: the padded sample as a weighted list, variances as mean squares of y − λ g.
test('weight and interval agree with an independent computation', () => {
  const sharp = predictionPoweredRate({
    labelled: { caught: 18, missed: 2, falseAlarms: 6, cleared: 174 },
    unlabelled: { flagged: 1210, n: 10_000 },
  });
  expect(sharp).toMatchObject({ level: 0.95, labelledN: 200, unlabelledN: 10_000 });
  expect(sharp.weight).toBeCloseTo(0.7115033387715008, 12);
  expect(sharp.rate).toBeCloseTo(0.1007115033387715, 12);
  expect(sharp.lower).toBeCloseTo(0.07552798347158828, 12);
  expect(sharp.upper).toBeCloseTo(0.12866902659669185, 12);
  const blunt = predictionPoweredRate(
    { labelled: { caught: 20, missed: 15, falseAlarms: 10, cleared: 55 }, unlabelled: { flagged: 90, n: 300 } },
    0.9,
  );
  expect(blunt.weight).toBeCloseTo(0.3305824353923239, 12);
  expect(blunt.lower).toBeCloseTo(0.2798950985217924, 12);
  expect(blunt.upper).toBeCloseTo(0.4245763324248941, 12);
});

test('nothing unlabelled: the labels alone, without the judge', () => {
  const labelled = { caught: 20, missed: 15, falseAlarms: 10, cleared: 55 };
  const alone = predictionPoweredRate({ labelled, unlabelled: { flagged: 0, n: 0 } });
  expect(alone).toMatchObject({ rate: 0.35, weight: 0, unlabelledN: 0 });
  expect(alone.upper - alone.lower).toBeGreaterThan(0.1);
});
