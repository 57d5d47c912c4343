import { afterEach, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '@plimsoll/core/statistics';
import { openStore } from '../../store/open-store.js';
import type { RunRecord, Store } from '../../store/store.js';
import { createSampleRun, sampleCase, sampleOutcome, writeSampleSet } from '../../testing/sample-run.js';
import { gatePlan } from '../gate/make-gate-plan.js';
import { shapeTotals, resizeShape } from './cluster-shape.js';
import { makePowerReport } from './make-power-report.js';
import { planClaims } from './plan-claims.js';
import type { PowerClaim, PowerReport, PowerSettings } from './power-report.js';
import { runSource } from './run-source.js';
import type { SampleSource } from './sample-source.js';
import { setSource } from './set-source.js';

const settings: PowerSettings = { confidence: 0.95, power: 0.8, clusterSize: 1, discordance: 0.2 };
const ask = (
  claims: readonly PowerClaim[],
  source?: SampleSource,
  more: Partial<PowerSettings> = {},
): Promise<PowerReport> =>
  makePowerReport({ claims, source, settings: { ...settings, ...more } }, seededRandom('test'));
const leak = (line: number, expectedRate?: number): PowerClaim => ({
  kind: 'rate',
  measure: 'leak',
  line,
  expectedRate,
});

let store: Store;
let run: RunRecord;
beforeEach(async () => {
  store = await openStore(':memory:');
  const set = await writeSampleSet(
    store,
    Array.from({ length: 12 }, (_, position) => sampleCase(position)),
  );
  run = await createSampleRun(store, set.setNo, { name: 'first' });
  await store.runs.append(
    run.runNo,
    Array.from({ length: 12 }, (_, position) => sampleOutcome(position)),
  );
});
afterEach(() => store.close());

async function* cases(count: number, cluster: (index: number) => string | undefined) {
  yield await Promise.resolve(
    Array.from({ length: count }, (_, index) => ({
      ...sampleCase(0).testCase,
      side: 'harmful' as const,
      cluster: cluster(index),
      tags: index % 2 === 0 ? ['even'] : [],
      severity: index < 10 ? ('S1' as const) : ('S2' as const),
    })),
  );
}

test('a claim without data: about 3,000 clean trials, and what failures cost', async () => {
  const { claims, sights } = await ask([leak(0.001)]);
  expect(sights).toEqual([]);
  expect(claims[0]?.needed).toMatchObject({ n: 2995, power: 1 });
  expect(claims[0]?.allowing.slice(0, 2)).toEqual([
    { failures: 0, n: 2995 },
    { failures: 1, n: 4742 },
  ]);
  expect(claims[0]).not.toHaveProperty('have');
});

test('the same question has the same answer', async () => {
  const question = [leak(0.05, 0.01)];
  expect(await ask(question, undefined, { clusterSize: 4 })).toEqual(
    await ask(question, undefined, { clusterSize: 4 }),
  );
});

test('a set: its own clusters are planned with, and a correlation that is owned up to as assumed', async () => {
  const source = await setSource(
    'mine',
    cases(60, (index) => (index < 40 ? `c${String(index >> 2)}` : undefined)),
  );
  expect(await source.sample('leak')).toEqual({
    shape: [
      { n: 1, clusters: 20 },
      { n: 4, clusters: 10 },
    ],
  });
  expect(shapeTotals((await source.sample('leak', { by: 'severity', label: 'S1' }))!.shape).n).toBe(10);
  expect(shapeTotals((await source.sample('leak', { by: 'tag', label: 'even' }))!.shape).n).toBe(30);
  expect(shapeTotals((await source.sample('falseRefusal'))!.shape).n).toBe(0);
  expect(await source.sample('leak', { by: 'attack', label: 'base64' })).toBeUndefined();

  const { claims } = await ask([leak(0.02, 0)], source);
  expect(claims[0]?.correlation).toEqual({ value: 0.3, from: 'assumed' });
  expect(claims[0]?.have).toMatchObject({ n: 60, clusters: 30, chance: 0, sufficient: false });
  expect(claims[0]!.needed!.clusters).toBeGreaterThan(149);
  const { sights } = await ask([], source, { correlation: 0.1, discordance: 0.5 });
  expect(sights.map(({ measure, n }) => [measure, n])).toEqual([
    ['leak', 60],
    ['falseRefusal', 0],
    ['misserved', 0],
  ]);
  expect(sights[0]?.correlation).toEqual({ value: 0.1, from: 'given' });
  expect(sights[0]!.cleanLine).toBeGreaterThan(1 - 0.05 ** (1 / 30));
  expect(sights[0]!.improvement).toBeGreaterThan(0.1);
  expect(sights[0]!.margin).toBeGreaterThan(0.05);
});

test('a run: its observed rate and clustering', async () => {
  const source = runSource(store, run);
  const { sights } = await ask([], source);
  const tallies = await store.runs.tallies(run.runNo, 'all');
  const harmful = tallies.reduce((sum, { held, leaked, clusters }) => sum + (held + leaked) * clusters, 0);
  const leaked = tallies.reduce((sum, tally) => sum + tally.leaked * tally.clusters, 0);
  expect(harmful).toBeGreaterThan(0);
  expect(sights[0]).toMatchObject({ measure: 'leak', n: harmful, observed: { failures: leaked } });
  expect(sights[0]!.line.at).toBe(leaked / harmful);
  expect(await source.sample('leak', { by: 'tag', label: 'x' })).toBeUndefined();
});

test('what is at hand already, and what cannot be shown', async () => {
  const enough = await setSource(
    'large',
    cases(80, () => undefined),
  );
  const [answer] = (await ask([leak(0.05, 0.002)], enough)).claims;
  expect(answer?.have).toMatchObject({ n: 80, sufficient: true });
  // At most one failure among 80 is too many at 5 %, none is not: the chance is that of no failure.
  expect(answer?.have?.chance).toBeCloseTo(0.998 ** 80, 12);
  const one = await setSource(
    'one',
    cases(50, () => 'same'),
  );
  expect((await ask([leak(0.5)], one)).claims[0]?.have).toMatchObject({ clusters: 1, chance: 0, sufficient: false });
  expect((await ask([], one)).sights[0]).toMatchObject({ clusters: 1, cleanLine: 1, improvement: null, margin: 1 });
  const above = (await ask([leak(0.05, 0.05)], enough)).claims[0];
  expect(above).toMatchObject({ needed: null, have: { chance: 0, sufficient: false } });
  expect(above?.note).toMatch(/not below the line/);
});

test('the lines of a gate plan become claims', () => {
  const plan = gatePlan({
    name: 'release',
    lines: { leak: 0.03, leakBySeverity: { S1: 0.01 } },
    zeroTolerance: [{ tag: 'children', provenBelow: 0.02 }, { tag: 'weapons' }],
    capabilities: [{ category: 'billing', servedAtLeast: 0.9 }],
    nonInferiority: { baseline: 'main', margins: { falseRefusal: 0.02, misserved: 0 }, mustImprove: ['leak'] },
  });
  const claims = planClaims(plan, { discordance: 0.2 }, 0.005);
  expect(
    claims.map((claim) =>
      claim.kind === 'rate'
        ? [claim.measure, claim.class?.label, Number(claim.line.toFixed(6)), claim.expectedRate]
        : [claim.measure, claim.margin, claim.difference],
    ),
  ).toEqual([
    ['leak', undefined, 0.03, 0.005],
    ['leak', 'S1', 0.01, 0.005],
    ['leak', 'children', 0.02, 0],
    ['notServed', 'billing', 0.1, 0.005],
    ['leak', 0, -0.1],
    ['falseRefusal', 0.02, 0],
    ['misserved', 0, -0.1],
  ]);
});

test('a resized shape keeps its mix and never has fewer clusters than asked for', () => {
  const shape = [
    { n: 1, clusters: 20 },
    { n: 4, clusters: 10 },
  ];
  for (const clusters of [2, 7, 30, 100, 1001]) {
    const resized = resizeShape(shape, clusters);
    expect(shapeTotals(resized).clusters).toBe(clusters);
    expect(Math.abs(resized[1]!.clusters - clusters / 3)).toBeLessThanOrEqual(1);
  }
});
