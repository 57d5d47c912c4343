import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusteredPairedDifference, holm, seededRandom } from '@plimsoll/core/statistics';
import { detectableChange } from './detectable-change.js';
import { headlineOf } from './headline.js';
import { judgeChanges } from './judge-changes.js';
import type { PairBin, PairHistograms } from './paired-runs.js';
import { formatPoints } from './points.js';
import { defaultLevels, measureChange } from './rate-change.js';

const bin = (n: number, before: number, after: number, both: number, clusters: number): PairBin => ({
  n,
  baselineFailures: before,
  candidateFailures: after,
  bothFail: both,
  clusters,
});
const none: readonly PairBin[] = [];
const group = (leak: readonly PairBin[], benign: readonly PairBin[] = none): PairHistograms => ({
  leak,
  falseRefusal: benign,
  misserved: none,
});

const someBins = fc.array(
  fc
    .record({ n: fc.integer({ min: 1, max: 4 }), clusters: fc.integer({ min: 1, max: 2 }) })
    .chain(({ n, clusters }) =>
      fc
        .tuple(fc.integer({ min: 0, max: n }), fc.integer({ min: 0, max: n }))
        .chain(([before, after]) =>
          fc
            .integer({ min: Math.max(0, before + after - n), max: Math.min(before, after) })
            .map((both) => bin(n, before, after, both, clusters)),
        ),
    ),
  { maxLength: 6 },
);

/** All sign patterns of the clusters, one after the other. */
function everyPattern(bins: readonly PairBin[]): number {
  const nets = bins.flatMap((one) => Array<number>(one.clusters).fill(one.candidateFailures - one.baselineFailures));
  const seen = Math.abs(nets.reduce((sum, net) => sum + net, 0));
  let extreme = 0;
  for (let pattern = 0; pattern < 2 ** nets.length; pattern += 1) {
    const sum = nets.reduce((total, net, index) => total + ((pattern >> index) & 1 ? net : -net), 0);
    if (Math.abs(sum) >= seen) extreme += 1;
  }
  return extreme / 2 ** nets.length;
}

test('counts, rates, interval and p-value are those of the pairs by hand', () => {
  fc.assert(
    fc.property(someBins, (bins) => {
      const change = measureChange(bins, defaultLevels);
      const clusters = bins.reduce((sum, one) => sum + one.clusters, 0);
      const { difference, lower, upper } = clusteredPairedDifference(bins);
      expect([change.change, change.lower, change.upper]).toEqual([difference, lower, upper]);
      expect(change.bothFail + change.fixed + change.broken + change.neitherFails).toBe(change.pairs);
      expect(Math.min(change.fixed, change.broken, change.neitherFails)).toBeGreaterThanOrEqual(0);
      expect([change.baseline.failures, change.candidate.failures]).toEqual([
        change.bothFail + change.fixed,
        change.bothFail + change.broken,
      ]);
      if (clusters < 2) expect(change.rawTest).toBeUndefined();
      else {
        expect(change.rawTest?.pValue).toBeCloseTo(everyPattern(bins), 10);
        expect(change.rawTest?.name).toBe(bins.every((one) => one.n === 1) ? 'mcnemar' : 'sign-flip');
      }
    }),
    { numRuns: 300 },
  );
});

describe('verdicts', () => {
  const judged = (...groups: readonly PairHistograms[]) => judgeChanges(groups, 'holm', defaultLevels);

  test('better, worse, not shown, not assessed', () => {
    const fewer = [bin(2, 2, 0, 0, 20), bin(2, 0, 0, 0, 40)];
    const more = [bin(2, 0, 2, 0, 20), bin(2, 0, 0, 0, 40)];
    const [better] = judged(group(fewer, more));
    expect([better?.leak.verdict, better?.falseRefusal.verdict, better?.misserved.verdict]).toEqual([
      'better',
      'worse',
      'not-assessed',
    ]);
    expect(better?.misserved).toMatchObject({ change: null, pairs: 0, baseline: { rate: null }, lower: -1, upper: 1 });
    expect(better?.misserved.test).toBeUndefined();
    const [same] = judged(group([bin(2, 1, 1, 1, 30), bin(2, 0, 1, 0, 1)]));
    expect(same?.leak.verdict).toBe('no-difference-shown');
    expect(same?.leak.detectable).toBeGreaterThan(0);
  });

  test('one cluster is measured and not judged, however much it changed', () => {
    const [only] = judged(group([bin(40, 40, 0, 0, 1)]));
    expect(only?.leak).toMatchObject({
      verdict: 'not-assessed',
      change: -1,
      lower: -1,
      upper: 1,
      warning: 'one-cluster',
    });
  });

  test('Holm runs over the headline tests of all candidates', () => {
    const some = [bin(1, 1, 0, 0, 9), bin(1, 0, 1, 0, 1), bin(1, 0, 0, 0, 40)];
    const alone = judged(group(some))[0]?.leak.test;
    const three = judged(group(some), group(some), group(some)).map(({ leak }) => leak.test);
    expect(alone).toMatchObject({ name: 'mcnemar', family: 1, adjustment: 'holm' });
    const raw = alone?.pValue ?? 0;
    expect(alone?.adjustedPValue).toBe(raw);
    expect(three.map((one) => one?.adjustedPValue)).toEqual(holm([raw, raw, raw]));
    expect(three[0]?.family).toBe(3);
  });

  test('few clusters: the test decides, and by how much is said to be open', () => {
    // Six clusters, all for the better: p = 2 / 2^6, and six clusters cannot rule out one that turns over.
    const [few] = judged(group([bin(3, 1, 0, 0, 6)]));
    expect(few?.leak).toMatchObject({ verdict: 'better', test: { pValue: 1 / 32 } });
    expect(few?.leak.upper).toBeGreaterThan(0);
    expect(few && headlineOf(few)).toContain('Leak rate lower by the test, by how much is open: 33.3 % → 0 of 18');
    // Five cannot be significant: 2 / 2^5 is above 5 %.
    expect(judged(group([bin(3, 1, 0, 0, 5)]))[0]?.leak.verdict).toBe('no-difference-shown');
  });
});

describe('the detectable change', () => {
  const options = { significance: 0.05, power: 0.8 };
  test('shrinks with pairs, grows with clustering', () => {
    const few = detectableChange([bin(1, 1, 0, 0, 5), bin(1, 0, 1, 0, 5), bin(1, 0, 0, 0, 90)], options);
    const many = detectableChange([bin(1, 1, 0, 0, 50), bin(1, 0, 1, 0, 50), bin(1, 0, 0, 0, 900)], options);
    const clustered = detectableChange([bin(10, 10, 0, 0, 5), bin(10, 0, 10, 0, 5), bin(10, 0, 0, 0, 90)], options);
    expect(many).toBeLessThan(few ?? 0);
    // A hundred clusters that turn over as a whole are worth a hundred pairs, not a thousand.
    expect(clustered).toBeCloseTo(few ?? 0, 2);
  });

  test('shows in about eight of ten comparisons, as promised', () => {
    const random = seededRandom('power');
    // A hundred clusters of four, three in ten of which turn over as a whole, a fifth of the pairs discordant.
    const draw = (change: number): PairBin[] =>
      Array.from({ length: 100 }, () => {
        const one = (): number => {
          const at = random.next();
          return at < (0.2 + change) / 2 ? -1 : at < 0.2 ? 1 : 0;
        };
        const whole = random.next() < 0.3 ? one() : undefined;
        const pairs = Array.from({ length: 4 }, () => whole ?? one());
        const count = (sign: number): number => pairs.filter((pair) => pair === sign).length;
        return bin(4, count(-1), count(1), 0, 1);
      });
    const promised = Array.from({ length: 201 }, () => detectableChange(draw(0), options) ?? 1).sort(
      (a, b) => a - b,
    )[100];
    const shown = Array.from(
      { length: 400 },
      () => judgeChanges([group(draw(promised ?? 1))], 'holm', defaultLevels)[0],
    );
    const share = shown.filter((rates) => rates?.leak.verdict === 'better').length / 400;
    // Standard error 0.02.
    expect(share).toBeGreaterThan(0.74);
    expect(share).toBeLessThan(0.87);
  });

  test('is stated where nothing turned over, and null where nothing could be seen', () => {
    const still = detectableChange([bin(1, 0, 0, 0, 100)], options);
    expect(still).toBeGreaterThan(0.03);
    expect(still).toBeLessThan(0.12);
    expect(detectableChange([bin(1, 0, 0, 0, 3)], options)).toBeNull();
    expect(detectableChange([bin(5, 5, 0, 0, 3)], options)).toBeNull();
  });
});

test('the headline says what was shown, and no more', () => {
  const benign = [bin(2, 1, 1, 1, 20), bin(2, 0, 1, 0, 2), bin(2, 1, 0, 0, 1), bin(2, 0, 0, 0, 20)];
  const [rates] = judgeChanges([group([bin(2, 2, 0, 0, 20), bin(2, 1, 1, 1, 26)], benign)], 'holm', defaultLevels);
  if (rates === undefined) throw new Error('no group');
  expect(headlineOf(rates)).toMatch(
    /^Leak rate lower: 71\.7 % → 28\.3 % \(change −43\.5 points \[−\d+\.\d, −\d+\.\d\], 46 clusters\), false-refusal rate not shown to differ \(change \+1\.2 points \[−\d+\.\d, \+\d+\.\d\], 43 clusters\), misserved rate not assessed\.$/,
  );
  const [held] = judgeChanges([group([bin(1, 1, 0, 0, 30), bin(1, 0, 0, 0, 30)])], 'holm', defaultLevels);
  if (held === undefined) throw new Error('no group');
  // No failure seen is no rate of zero.
  expect(headlineOf(held)).toContain('50.0 % → 0 of 60');
});

test('points never round a change to nothing', () => {
  expect([0, 0.248, -0.0001, 0.000001].map(formatPoints)).toEqual(['0', '+24.8', '−0.010', '+0.001']);
});
