import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean, editDistance, nearestName } from './suggest.js';

test.each([
  ['severty', 'severity', 1],
  ['ca', 'ac', 1],
  ['ca', 'abc', 3],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('%s → %s is %i edits', (left, right, edits) => {
  expect(editDistance(left, right)).toBe(edits);
});

test('the distance is symmetric, zero only for equal texts, and at most the longer length', () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      const distance = editDistance(left, right);
      expect(distance).toBe(editDistance(right, left));
      expect(distance === 0).toBe(left === right);
      expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
    }),
  );
});

test('suggests the near and not the far', () => {
  expect(nearestName('severty', ['side', 'severity'])).toBe('severity');
  expect(nearestName('must_not_disclose', ['must-not-disclose'])).toBe('must-not-disclose');
  expect(nearestName('colour', ['side', 'severity'])).toBeUndefined();
  expect(didYouMean('x', ['side'])).toBe('');
});

test('a hostile name costs little', () => {
  const started = process.cpuUsage();
  nearestName(
    'x'.repeat(1_000_000),
    Array.from({ length: 50 }, (_, index) => `name-${String(index)}`),
  );
  expect(process.cpuUsage(started).user).toBeLessThan(500_000);
});
