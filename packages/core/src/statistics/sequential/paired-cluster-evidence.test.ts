import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlimsollError } from '../../errors/plimsoll-error.js';
import { seededRandom } from '../random/seeded-random.js';
import { clusterAnytimePValue } from './cluster-evidence.js';
import { observePairedCluster, startPairedClusterEvidence } from './paired-cluster-evidence.js';

test('is a fair bet when the difference is the margin, exactly, and swapping the runs mirrors it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: -8, max: 8 }), (size, tenths) => {
      const margin = tenths / 10;
      const start = startPairedClusterEvidence({ margin, alternative: 'less', largestCluster: size });
      const mirror = startPairedClusterEvidence({ margin: -margin, alternative: 'greater', largestCluster: size });
      // Every cluster goes all one way: the difference is +size or −size with mean margin × size.
      const worse = (1 + margin) / 2;
      let mean = 0;
      for (let pattern = 0; pattern < 8; pattern++) {
        let evidence = start;
        let mirrored = mirror;
        let probability = 1;
        for (let i = 0; i < 3; i++) {
          const up = ((pattern >> i) & 1) === 1;
          probability *= up ? worse : 1 - worse;
          const [before, now] = up ? [0, size] : [size, 0];
          evidence = observePairedCluster(evidence, before, now, size);
          mirrored = observePairedCluster(mirrored, now, before, size);
        }
        expect(mirrored.logEvidence).toBeCloseTo(evidence.logEvidence, 9);
        mean += probability * Math.exp(evidence.logEvidence);
      }
      expect(mean).toBeCloseTo(1, 9);
    }),
  );
});

function shown(margin: number, difference: number, streams: number, seed: string): { share: number; clusters: number } {
  const random = seededRandom(seed);
  let rejected = 0;
  let clusters = 0;
  for (let stream = 0; stream < streams; stream++) {
    let evidence = startPairedClusterEvidence({ margin, alternative: 'less', largestCluster: 3 });
    while (evidence.clusters < 400 && clusterAnytimePValue(evidence) > 0.05) {
      // A tenth of the clusters turn over as a whole.
      const draw = random.next();
      const size = 1 + Math.floor(random.next() * 3);
      const worse = draw < 0.05 + difference / 2;
      const better = !worse && draw < 0.1;
      evidence = observePairedCluster(evidence, better ? size : 0, worse ? size : 0, size);
    }
    if (clusterAnytimePValue(evidence) <= 0.05) rejected += 1;
    clusters += evidence.clusters;
  }
  return { share: rejected / streams, clusters: clusters / streams };
}

test('looking after every cluster errs in at most 5 % of streams, and shows what is so', () => {
  expect(shown(0.04, 0.04, 400, 'on the margin').share).toBeLessThanOrEqual(0.05);
  const better = shown(0.04, -0.04, 200, 'better');
  expect(better.share).toBeGreaterThan(0.9);
  expect(better.clusters).toBeLessThan(200);
});

test('counts, and refuses what cannot be', () => {
  const start = startPairedClusterEvidence({ margin: 0, alternative: 'greater', largestCluster: 4 });
  expect(observePairedCluster(start, 0, 0, 0)).toBe(start);
  const once = observePairedCluster(start, 1, 3, 4);
  expect(once).toMatchObject({ clusters: 1, baselineFailures: 1, candidateFailures: 3, n: 4 });
  // A gain of 2 / 4 at the highest stake, 1 − (1 / 24)².
  expect(Math.exp(once.logWealths[0]!)).toBeCloseTo(1 + (1 - 1 / 576) / 2, 12);
  expect(observePairedCluster(once, 1, 3, 4)).toMatchObject({ clusters: 2, baselineFailures: 2, candidateFailures: 6 });
  expect(() => observePairedCluster(start, 0, 0, 5)).toThrow(/largestCluster/);
  expect(() => observePairedCluster(start, 2, 0, 1)).toThrow(PlimsollError);
  expect(() => observePairedCluster(start, 0, 2, 1)).toThrow(PlimsollError);
  for (const margin of [1, -1, Number.NaN]) {
    expect(() => startPairedClusterEvidence({ margin, alternative: 'less', largestCluster: 1 })).toThrow(PlimsollError);
  }
  expect(() => startPairedClusterEvidence({ margin: 0, alternative: 'less', largestCluster: 0 })).toThrow(
    PlimsollError,
  );
});
