import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certifiedHead } from './certified-head.js';
import { fewestEdits, reachSums, worstScore } from './fewest-edits.js';
import { breakSymbol, readSymbols } from './letter-symbols.js';
import { bestSegment, type SegmentTable } from './segment-scores.js';
import { worstByTrying } from './worst-by-trying-fixture.js';

const symbolsOf = (text: string): Int32Array => readSymbols(text).symbols;

function worstByBound(table: SegmentTable, symbols: Int32Array, edits: number): number {
  return worstScore(reachSums(table, symbols), table.drift, bestSegment(table, symbols).score, edits);
}

/** Weights that a small table could have: many above 0, so that edits interact. */
const tables = fc.record({
  bits: fc.constant(6),
  weights: fc
    .array(fc.integer({ min: 0, max: 40 }), { minLength: 64, maxLength: 64 })
    .map((list) => Int8Array.from(list)),
  drift: fc.integer({ min: 1, max: 60 }),
});
const letters = (maxLength: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c', '\ue000'), { maxLength }).map((list) => symbolsOf(list.join('')));

describe('the bound is what the worst edits do', () => {
  test('random tables, all edits tried', () => {
    fc.assert(
      fc.property(tables, letters(7), fc.nat(2), (table, symbols, edits) => {
        expect(worstByBound(table, symbols, edits)).toBe(worstByTrying(table, symbols, edits));
      }),
      { numRuns: 150 },
    );
  });

  test.each(['system promp', 'DAN mode', 'rules', 'a', ''])('the shipped model on "%s"', (text) => {
    const symbols = symbolsOf(text);
    for (const name of ['user', 'document'] as const) {
      // A cost of 1 lets so short a text score at all.
      for (const table of [certifiedHead(name).table, { ...certifiedHead(name).table, drift: 1 }])
        for (const edits of [0, 1, 2])
          expect(worstByBound(table, symbols, edits)).toBe(worstByTrying(table, symbols, edits));
    }
  });

  test('three edits', () => {
    fc.assert(
      fc.property(tables, letters(5), (table, symbols) => {
        expect(worstByBound(table, symbols, 3)).toBe(worstByTrying(table, symbols, 3));
      }),
      { numRuns: 20 },
    );
  });
});

test('no text around it lowers a score, not even after the worst edits', () => {
  fc.assert(
    fc.property(tables, letters(12), letters(6), letters(6), fc.nat(3), (table, symbols, before, after, edits) => {
      const around = Int32Array.from([...before, ...symbols, ...after]);
      expect(worstByBound(table, around, edits)).toBeGreaterThanOrEqual(worstByBound(table, symbols, edits));
    }),
  );
});

test('more edits never leave more, and the fewest edits agree with the worst score', () => {
  fc.assert(
    fc.property(tables, letters(30), fc.integer({ min: 1, max: 200 }), (table, symbols, threshold) => {
      const sums = reachSums(table, symbols);
      const worst = [0, 1, 2, 3, 4].map((edits) => worstByBound(table, symbols, edits));
      for (let edits = 1; edits < worst.length; edits += 1)
        expect(worst[edits]).toBeLessThanOrEqual(worst[edits - 1] as number);
      const first = worst.findIndex((score) => score < threshold);
      expect(fewestEdits(sums, table.drift, threshold, 4)).toBe(first < 0 ? 5 : first);
    }),
  );
});

test('a text of breaks scores nothing', () => {
  const { table } = certifiedHead('user');
  expect(bestSegment(table, new Int32Array(50).fill(breakSymbol)).score).toBe(0);
});
