import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { seededRandom } from '../random/seeded-random.js';
import { clusterAnytimePValue, observeCluster, startClusterEvidence } from './cluster-evidence.js';

const alternative = fc.constantFrom('less' as const, 'greater' as const);
const line = fc.double({ min: 0.01, max: 0.95, noNaN: true });

describe('is a fair bet on the line and a losing one behind it, exactly', () => {
  test('for every two-valued cluster, whatever its size', () => {
    fc.assert(
      fc.property(alternative, line, fc.integer({ min: 1, max: 20 }), fc.nat(), fc.nat(), (side, m, size, a, b) => {
        // Any distribution of failures in 0…size with mean m × size is a mixture of two-valued ones with that mean.
        const low = a % (Math.floor(m * size) + 1);
        const high = Math.ceil(m * size) + (b % (size - Math.ceil(m * size) + 1));
        const chance = high === low ? 1 : (m * size - low) / (high - low);
        let mean = 0;
        for (let pattern = 0; pattern < 16; pattern++) {
          let evidence = startClusterEvidence({ line: m, alternative: side, largestCluster: size });
          let probability = 1;
          for (let i = 0; i < 4; i++) {
            const up = (pattern >> i) & 1;
            probability *= up === 1 ? chance : 1 - chance;
            evidence = observeCluster(evidence, up === 1 ? high : low, size);
          }
          if (probability > 0) mean += probability * Math.exp(evidence.logEvidence);
        }
        // Where the line × size is whole and both values are equal to it, nothing is won or lost.
        expect(mean).toBeCloseTo(1, 9);
      }),
    );
  });

  test('one cluster more on the wrong side of the line loses in the mean', () => {
    const evidence = observeCluster(startClusterEvidence({ line: 0.1, alternative: 'less', largestCluster: 5 }), 0, 5);
    const next = (failures: number) => Math.exp(observeCluster(evidence, failures, 5).logEvidence);
    const now = Math.exp(evidence.logEvidence);
    expect(0.5 * next(0) + 0.5 * next(1)).toBeCloseTo(now, 12);
    expect(0.4 * next(0) + 0.6 * next(1)).toBeLessThan(now);
  });
});

test('clusters of size one: the mean over sixteen likelihood ratios, computed apart', () => {
  const failures = [0, 0, 1, 0, 0, 0, 1, 0];
  let less = startClusterEvidence({ line: 0.2, alternative: 'less', largestCluster: 1 });
  let greater = startClusterEvidence({ line: 0.2, alternative: 'greater', largestCluster: 1 });
  for (const one of failures) {
    less = observeCluster(less, one, 1);
    greater = observeCluster(greater, one, 1);
  }
  // A stake s below the line bets that the rate is line × (1 − s), one above it that it is line + s × (1 − line).
  const ratio = (rate: number) => (rate / 0.2) ** 2 * ((1 - rate) / 0.8) ** 6;
  const below = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((k) => 1 - ((2 * k + 1) / 24) ** 2);
  below.push(1 / 20, 1 / 40, 1 / 80, 0.006);
  const above = Array.from({ length: 16 }, (_, k) => Math.SQRT1_2 ** k);
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / 16;
  expect(Math.exp(less.logEvidence)).toBeCloseTo(mean(below.map((stake) => ratio(0.2 * (1 - stake)))), 12);
  expect(Math.exp(greater.logEvidence)).toBeCloseTo(mean(above.map((stake) => ratio(0.2 + 0.8 * stake))), 12);
});

test('one failure where a stake is everything ends that stake, not the test', () => {
  let evidence = startClusterEvidence({ line: 0.3, alternative: 'less', largestCluster: 3 });
  evidence = observeCluster(evidence, 3, 3);
  expect(evidence.logEvidence).toBeLessThan(0);
  expect(Number.isFinite(evidence.logEvidence)).toBe(true);
  let above = startClusterEvidence({ line: 0.3, alternative: 'greater', largestCluster: 3 });
  above = observeCluster(above, 0, 3);
  expect(above.logWealths[0]).toBe(-Infinity);
  expect(Number.isFinite(above.logEvidence)).toBe(true);
});

test('the p-value never rises, and does not forget', () => {
  const clusters = fc.array(
    fc.integer({ min: 0, max: 6 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(alternative, line, clusters, (side, m, stream) => {
      let evidence = startClusterEvidence({ line: m, alternative: side, largestCluster: 6 });
      let smallest = 1;
      for (const [failures, n] of stream) {
        evidence = observeCluster(evidence, failures, n);
        smallest = Math.min(smallest, Math.exp(-evidence.logEvidence));
        expect(clusterAnytimePValue(evidence)).toBeCloseTo(smallest, 12);
      }
      expect(evidence).toMatchObject({
        clusters: stream.filter(([, n]) => n > 0).length,
        failures: stream.reduce((sum, [failures]) => sum + failures, 0),
        n: stream.reduce((sum, [, n]) => sum + n, 0),
      });
    }),
  );
});

test.each([
  { size: 1, correlation: 0, line: 0.05, side: 'less' as const },
  { size: 8, correlation: 0.6, line: 0.05, side: 'less' as const },
  { size: 8, correlation: 0.6, line: 0.05, side: 'greater' as const },
])('looking after every cluster errs in at most 5 % of streams: $side, $size, $correlation', (cell) => {
  const random = seededRandom(JSON.stringify(cell));
  const strength = cell.correlation === 0 ? 1e12 : 1 / cell.correlation - 1;
  let alarms = 0;
  for (let stream = 0; stream < 400; stream++) {
    let evidence = startClusterEvidence({ line: cell.line, alternative: cell.side, largestCluster: cell.size });
    for (let i = 0; i < 300 && clusterAnytimePValue(evidence) > 0.05; i++) {
      // Sizes differ, and what fails in a cluster fails together.
      const n = 1 + Math.floor(random.next() * cell.size);
      let failures = 0;
      for (let k = 0; k < n; k++) {
        if (random.next() < (cell.line * strength + failures) / (strength + k)) failures += 1;
      }
      evidence = observeCluster(evidence, failures, n);
    }
    if (clusterAnytimePValue(evidence) <= 0.05) alarms += 1;
  }
  expect(alarms / 400).toBeLessThanOrEqual(0.05);
});

test('80 clean clusters show 5 %, against 59 when one looks once', () => {
  let evidence = startClusterEvidence({ line: 0.05, alternative: 'less', largestCluster: 3 });
  while (clusterAnytimePValue(evidence) > 0.05) evidence = observeCluster(evidence, 0, 3);
  expect(evidence.clusters).toBe(80);
});

test('nothing seen is no evidence; impossible counts and larger clusters are refused', () => {
  const start = startClusterEvidence({ line: 0.01, alternative: 'less', largestCluster: 2 });
  expect(clusterAnytimePValue(start)).toBe(1);
  expect(observeCluster(start, 0, 0)).toBe(start);
  expect(() => observeCluster(start, 0, 3)).toThrow(/larger than the declared largestCluster \(2\)/);
  expect(() => observeCluster(start, 2, 1)).toThrow(PlimsollError);
  expect(() => startClusterEvidence({ line: 1, alternative: 'less', largestCluster: 2 })).toThrow(PlimsollError);
  expect(() => startClusterEvidence({ line: 0.1, alternative: 'less', largestCluster: 0 })).toThrow(PlimsollError);
});
