import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deltaDebug } from './delta-debug.js';

test('finds the few items that matter, asks little, and never about nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }).chain((length) =>
        fc.record({
          length: fc.constant(length),
          needed: fc.uniqueArray(fc.integer({ min: 0, max: length - 1 }), { minLength: 1, maxLength: 4 }),
        }),
      ),
      async ({ length, needed }) => {
        const items = Array.from({ length }, (_, index) => index);
        let asked = 0;
        const seen = new Set<string>();
        const found = await deltaDebug(items, (part) => {
          asked += 1;
          expect(part.length).toBeGreaterThan(0);
          expect(seen.has(part.join())).toBe(false);
          seen.add(part.join());
          return Promise.resolve(needed.every((item) => part.includes(item)));
        });
        expect([...found].sort((a, b) => a - b)).toEqual([...needed].sort((a, b) => a - b));
        expect(asked).toBeLessThan(12 * needed.length * Math.log2(length + 2) + 20);
      },
    ),
  );
});

test('what does not depend on single items ends 1-minimal', async () => {
  const found = await deltaDebug([1, 2, 3, 4, 5, 6, 7], (part) => Promise.resolve(part.length >= 3));
  expect(found).toHaveLength(3);
  expect(await deltaDebug([1], () => Promise.resolve(false))).toEqual([1]);
  expect(await deltaDebug([], () => Promise.resolve(true))).toEqual([]);
});
