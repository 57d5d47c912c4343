import { expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { newcombeDifference } from '../pairs/newcombe-difference.js';
import { judgeErrorRates } from './judge-calibration.js';

test('sensitivity, specificity and Youden’s index with its bound', () => {
  const rates = judgeErrorRates({ trueFailures: { flagged: 90, n: 100 }, truePasses: { flagged: 3, n: 100 } });
  expect(rates.sensitivity).toBe(0.9);
  expect(rates.specificity).toBeCloseTo(0.97, 14);
  expect(rates.youden).toBeCloseTo(0.87, 14);
  expect(rates.youdenLower).toBe(newcombeDifference({ failures: 3, n: 100 }, { failures: 90, n: 100 }).lower);
});

test('what was not labelled is not known', () => {
  const rates = judgeErrorRates({ trueFailures: { flagged: 0, n: 0 }, truePasses: { flagged: 1, n: 50 } });
  expect(rates).toMatchObject({ sensitivity: null, specificity: 0.98, youden: null, youdenLower: -1 });
  expect(() => judgeErrorRates({ trueFailures: { flagged: 2, n: 1 }, truePasses: { flagged: 0, n: 1 } })).toThrow(
    PlimsollError,
  );
});

test('a judge without labelled passes has no specificity', () => {
  const rates = judgeErrorRates({ trueFailures: { flagged: 4, n: 5 }, truePasses: { flagged: 0, n: 0 } });
  expect(rates).toMatchObject({ sensitivity: 0.8, specificity: null, youden: null });
});
