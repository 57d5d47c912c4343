import { expect, test } from 'vitest';
import fc from 'fast-check';
import { buildAutomaton, nextState, scanClasses, scanText } from './automaton.js';

function occurrences(patterns: number[][], text: number[]): string[] {
  const found: string[] = [];
  for (let end = 1; end <= text.length; end += 1) {
    patterns.forEach((pattern, index) => {
      const start = end - pattern.length;
      if (pattern.length > 0 && start >= 0 && pattern.every((cls, at) => text[start + at] === cls))
        found.push(`${index}@${end}`);
    });
  }
  return found.sort();
}

function scan(patterns: number[][], classCount: number, text: number[]): string[] {
  const found: string[] = [];
  scanClasses(buildAutomaton(patterns, classCount), text, text.length, (pattern, end) => {
    found.push(`${pattern}@${end}`);
    return true;
  });
  return found.sort();
}

test('finds what searching one by one finds', () => {
  const cls = fc.integer({ min: 0, max: 2 });
  fc.assert(
    fc.property(
      fc.array(fc.array(cls, { maxLength: 6 }), { maxLength: 12 }),
      fc.array(cls, { maxLength: 60 }),
      (patterns, text) => {
        expect(scan(patterns, 3, text)).toEqual(occurrences(patterns, text));
      },
    ),
    { numRuns: 500 },
  );
});

test('also with more states than have full rows', () => {
  const cls = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(
      fc.array(fc.array(cls, { minLength: 8, maxLength: 30 }), { minLength: 30, maxLength: 60 }),
      fc.array(cls, { maxLength: 100 }),
      fc.nat(),
      (patterns, noise, pick) => {
        const text = [...noise, ...(patterns[pick % patterns.length] as number[]), ...noise];
        const automaton = buildAutomaton(patterns, 4);
        expect(automaton.stateCount).toBeGreaterThan(automaton.denseStates);
        expect(scan(patterns, 4, text)).toEqual(occurrences(patterns, text));
      },
    ),
    { numRuns: 100 },
  );
});

test('ends when told to, and has no matches without patterns', () => {
  let calls = 0;
  scanClasses(buildAutomaton([[1]], 2), [1, 1, 1], 3, () => {
    calls += 1;
    return false;
  });
  expect(calls).toBe(1);
  expect(nextState(buildAutomaton([], 5), 0, 4)).toBe(0);
});

test('a million classes of a deep pattern end in time', () => {
  const pattern = Array.from({ length: 5_000 }, (_, index) => (index === 4_999 ? 2 : 1));
  const text = new Uint16Array(1_000_000).fill(1);
  const start = performance.now();
  scanClasses(buildAutomaton([pattern], 3), text, text.length, () => true);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('a text as it stands gives what its classes give', () => {
  const classOf = new Uint16Array(65_536);
  for (const [index, letter] of Array.from('abc').entries()) classOf[letter.charCodeAt(0)] = index + 1;
  const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'x', 'é', '\ud83d'), { maxLength: 40 });
  const patterns = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 }), { maxLength: 200 });
  fc.assert(
    fc.property(patterns, letters, (sought, text) => {
      const found: string[] = [];
      scanText(
        buildAutomaton(sought, 4),
        classOf,
        text.join(''),
        (pattern, end) => found.push(`${pattern}@${end}`) > 0,
      );
      const classes = text.map((one) => classOf[one.charCodeAt(0)] as number);
      expect(found.sort()).toEqual(scan(sought, 4, classes));
    }),
  );
});
