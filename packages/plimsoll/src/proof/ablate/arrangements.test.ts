import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { ablationDesigns } from '@plimsoll/core';
import { arrangementsOf, effectPairs } from './arrangements.js';

const names = (controls: readonly string[], design: Parameters<typeof arrangementsOf>[1]): readonly string[] =>
  arrangementsOf(controls, design).map(({ name }) => name);

describe('arrangements', () => {
  test.each([
    ['one-at-a-time', ['none', 'all', 'only-a', 'only-b', 'only-c']],
    ['leave-one-out', ['none', 'all', 'without-a', 'without-b', 'without-c']],
    ['both', ['none', 'all', 'only-a', 'only-b', 'only-c', 'without-a', 'without-b', 'without-c']],
    ['full', ['none', 'all', 'only-a', 'only-b', 'without-c', 'only-c', 'without-b', 'without-a']],
  ] as const)('of three controls, %s', (design, expected) => {
    expect(names(['a', 'b', 'c'], design)).toEqual(expected);
  });

  test('two controls: one alone is the other left out, and is run once', () => {
    expect(names(['a', 'b'], 'both')).toEqual(['none', 'all', 'only-a', 'only-b']);
  });

  test('a single control has none and all', () => {
    expect(names(['a'], 'both')).toEqual(['none', 'all']);
  });

  test('four controls in full: all sixteen sets, each once', () => {
    const all = arrangementsOf(['a', 'b', 'c', 'd'], 'full');
    expect(new Set(all.map(({ name }) => name)).size).toBe(16);
    expect(all.map(({ name }) => name)).toContain('a+b');
  });

  test('no control, and too many of them, are refused with what to do', () => {
    expect(() => arrangementsOf([], 'both')).toThrow(/no control/);
    expect(() => arrangementsOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'full')).toThrow(/at most 6/);
    expect(() =>
      arrangementsOf(
        Array.from({ length: 21 }, (_, index) => `c${index}`),
        'both',
      ),
    ).toThrow(/at most 20/);
  });
});

test('a control is judged against the arrangement that differs by it and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...ablationDesigns), (count, design) => {
      const controls = Array.from({ length: count }, (_, index) => `c${index}`);
      const pairs = effectPairs(controls, arrangementsOf(controls, design));
      for (const { control, reference, candidate } of pairs) {
        expect(reference.controls).not.toContain(control);
        expect([...reference.controls, control].sort()).toEqual([...candidate.controls].sort());
      }
      const settings = count === 1 ? 1 : design === 'both' || design === 'full' || count === 2 ? 2 : 1;
      expect(pairs).toHaveLength(count * settings);
    }),
  );
});
