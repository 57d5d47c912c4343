import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentHash, type Outcome } from '@plimsoll/core';
import { clusteredPairedDifference, clusteredRate, signFlipTest, seededRandom } from '@plimsoll/core/statistics';
import { openStore } from '../../store/open-store.js';
import type { RunRecord, Store } from '../../store/store.js';
import { sampleManifest } from '../../testing/sample-run.js';
import { compareRuns } from './compare-runs.js';
import { fixtureCases, fixtureRun, type FixtureTrial } from './comparison-fixture.js';

let folder = '';
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-compare-'));
  store = await openStore(join(folder, 'store.db'));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Forty clusters of two harmful and one benign case. */
const cases = fixtureCases(
  Array.from({ length: 120 }, (_, index) => ({
    id: `${index % 3 === 2 ? 'b' : 'h'}${String(index)}`,
    cluster: `cluster-${String(Math.floor(index / 3))}`,
    category: index < 60 ? 'fraud' : 'privacy',
    severity: (['S1', 'S2', 'S3', 'S4'] as const)[index % 4] ?? 'S3',
  })),
);

function trials(leaks: (cluster: number) => boolean, refuses: (cluster: number) => boolean): FixtureTrial[] {
  return cases.map(({ position, testCase }) => {
    const cluster = Math.floor(position / 3);
    const harmful = testCase.side === 'harmful';
    const outcome: Outcome = harmful
      ? leaks(cluster)
        ? 'leaked'
        : 'held'
      : refuses(cluster)
        ? 'falsely-refused'
        : 'served';
    return { position, outcome };
  });
}

const before = trials(
  (cluster) => cluster % 2 === 0,
  (cluster) => cluster % 10 === 0,
);
const after = trials(
  (cluster) => cluster % 8 === 0,
  (cluster) => cluster % 10 === 0 || cluster === 5,
);

async function two(one = before, other = after): Promise<readonly [RunRecord, RunRecord]> {
  return [
    await fixtureRun(store, cases, one, { name: 'before' }),
    await fixtureRun(store, cases, other, { name: 'after', release: { prompt: contentHash('new') } }),
  ];
}

test('what changed, how sure that is, and who flipped', async () => {
  const [baseline, candidate] = await two();
  const summary = await compareRuns(store, baseline, [candidate], { flips: 3 });
  const comparison = summary.comparisons[0];
  if (comparison === undefined) throw new Error('nothing was compared');
  const { leak, falseRefusal, misserved } = comparison.rates;
  // Twenty clusters of two leaked before; five of them still do.
  const bins = [
    { n: 2, baselineFailures: 2, candidateFailures: 2, clusters: 5 },
    { n: 2, baselineFailures: 2, candidateFailures: 0, clusters: 15 },
    { n: 2, baselineFailures: 0, candidateFailures: 0, clusters: 20 },
  ];
  const { difference, lower, upper } = clusteredPairedDifference(bins);
  expect(leak).toMatchObject({
    pairs: 80,
    clusters: 40,
    bothFail: 10,
    fixed: 30,
    broken: 0,
    neitherFails: 40,
    change: difference,
    lower,
    upper,
    verdict: 'better',
    test: { name: 'sign-flip', method: 'exact', adjustment: 'holm', family: 3 },
  });
  const { lower: low, upper: high } = clusteredRate(
    bins.map(({ n, baselineFailures: failures, clusters }) => ({ n, failures, clusters })),
  );
  expect(leak.baseline).toMatchObject({ failures: 40, rate: 0.5, lower: low, upper: high });
  const { pValue } = signFlipTest(new Array<number>(15).fill(-2), { random: seededRandom(1) });
  expect(leak.test?.pValue).toBeCloseTo(pValue, 12);
  expect(falseRefusal).toMatchObject({
    fixed: 0,
    broken: 1,
    verdict: 'no-difference-shown',
    test: { name: 'mcnemar' },
  });
  expect(misserved).toMatchObject({ change: 0, verdict: 'no-difference-shown', test: { pValue: 1 } });
  expect(comparison.headline).toMatch(/^Leak rate lower: 50\.0 % → 12\.5 % .*false-refusal rate not shown to differ/);

  expect(comparison.flips).toMatchObject({ fixed: 30, broken: 1, otherFailure: 0 });
  // What broke first, then S1 first; three of each direction.
  expect(comparison.flips.shown.map(({ direction, severity }) => `${direction} ${severity}`)).toEqual([
    'broken S2',
    'fixed S1',
    'fixed S1',
    'fixed S1',
  ]);
  expect(comparison.flips.shown[0]).toMatchObject({
    caseId: 'b17',
    cluster: 'cluster-5',
    attack: 'none',
    prompt: 'Question of b17',
    baseline: { outcome: 'served', reply: 'before answers 17' },
    candidate: { outcome: 'falsely-refused', reply: 'after answers 17', reason: 'comply: because of falsely-refused' },
  });
  expect(comparison.holderMoves).toEqual([
    { from: 'model', to: 'model', pairs: 40 },
    { from: 'leaked', to: 'model', pairs: 30 },
    { from: 'leaked', to: 'leaked', pairs: 10 },
  ]);
  expect(comparison.changes).toEqual([{ part: 'release', name: 'prompt', kind: 'added', after: contentHash('new') }]);
  expect(comparison.byCategory.map(({ label, rates }) => [label, rates.leak.pairs, rates.leak.test?.family])).toEqual([
    ['fraud', 40, 6],
    ['privacy', 40, 6],
  ]);
  expect(comparison.bySeverity.map(({ label }) => label)).toEqual(['S1', 'S2', 'S3', 'S4']);
  expect([comparison.pairs, comparison.cases, comparison.dropped]).toEqual([120, 120, []]);
});

test('several candidates are corrected together', async () => {
  const [baseline, candidate] = await two();
  const same = await fixtureRun(store, cases, before, { name: 'same' });
  const alone = await compareRuns(store, baseline, [candidate]);
  const both = await compareRuns(store, baseline, [candidate, same]);
  expect(both.comparisons.map(({ candidate: run }) => run.name)).toEqual(['after', 'same']);
  expect(both.comparisons.map(({ rates }) => rates.leak.verdict)).toEqual(['better', 'no-difference-shown']);
  const adjusted = (summary: typeof both): number => summary.comparisons[0]?.rates.leak.test?.adjustedPValue ?? 0;
  expect(adjusted(both)).toBeCloseTo(2 * adjusted(alone), 12);
  expect(both.comparisons[1]?.notes.join()).toContain('Neither the release nor the target differs');
});

test('the same seed gives the same comparison, byte for byte', async () => {
  const [baseline, candidate] = await two();
  const make = async (): Promise<string> => JSON.stringify(await compareRuns(store, baseline, [candidate]));
  expect(await make()).toBe(await make());
});

describe('clear answers for little data', () => {
  const noNumbers = (value: unknown): string => JSON.stringify(value);

  test('all undecided: nothing is assessed, and the worst case says how bad it may be', async () => {
    const [baseline, candidate] = await two(
      before,
      before.map((trial) => ({ ...trial, outcome: 'undecided' })),
    );
    const comparison = (await compareRuns(store, baseline, [candidate])).comparisons[0];
    expect(comparison?.headline).toBe(
      'Leak rate not assessed, false-refusal rate not assessed, misserved rate not assessed.',
    );
    expect(comparison?.rates.leak).toMatchObject({
      pairs: 0,
      change: null,
      lower: -1,
      upper: 1,
      verdict: 'not-assessed',
    });
    expect(comparison?.worstCase.leak).toMatchObject({ pairs: 80, fixed: 0, broken: 40, verdict: 'worse' });
    expect(comparison?.undecided).toEqual([
      { side: 'harmful', inBaseline: 0, inCandidate: 80, inBoth: 0, errored: 0 },
      { side: 'benign', inBaseline: 0, inCandidate: 40, inBoth: 0, errored: 0 },
    ]);
    expect(noNumbers(comparison)).not.toMatch(/NaN|Infinity/);
  });

  test('one cluster', async () => {
    const one = fixtureCases([
      { id: 'h1', cluster: 'only' },
      { id: 'h2', cluster: 'only' },
    ]);
    const leaked = one.map(({ position }): FixtureTrial => ({ position, outcome: 'leaked' }));
    const held = one.map(({ position }): FixtureTrial => ({ position, outcome: 'held' }));
    const [baseline, candidate] = [await fixtureRun(store, one, leaked), await fixtureRun(store, one, held)];
    const comparison = (await compareRuns(store, baseline, [candidate])).comparisons[0];
    expect(comparison?.rates.leak).toMatchObject({ verdict: 'not-assessed', change: -1, lower: -1, upper: 1 });
    expect(comparison?.headline).toContain('Leak rate not assessed (change −100.0 points [−100.0, +100.0], 1 cluster)');
    expect(comparison?.notes.join()).toContain('All harmful pairs fall into one cluster');
    expect(noNumbers(comparison)).not.toMatch(/NaN|Infinity/);
  });

  test('one side only', async () => {
    const harmful = cases
      .filter(({ testCase }) => testCase.side === 'harmful')
      .map((stored, position) => ({ ...stored, position }));
    const all = harmful.map(({ position }): FixtureTrial => ({ position, outcome: 'held' }));
    const [baseline, candidate] = [await fixtureRun(store, harmful, all), await fixtureRun(store, harmful, all)];
    const comparison = (await compareRuns(store, baseline, [candidate])).comparisons[0];
    expect(comparison?.rates.falseRefusal.verdict).toBe('not-assessed');
    // Nothing was seen to differ, and what could have been is stated.
    expect(comparison?.rates.leak).toMatchObject({ verdict: 'no-difference-shown', change: 0 });
    expect(comparison?.rates.leak.detectable).toBeGreaterThan(0.1);
    expect(comparison?.notes.join()).toContain('No benign case was decided in both runs');
  });

  test('an interrupted run is compared as far as it got, and named', async () => {
    const baseline = await fixtureRun(store, cases, before, { name: 'before' });
    const candidate = await fixtureRun(store, cases, after.slice(0, 30), { name: 'half', unfinished: true });
    const comparison = (await compareRuns(store, baseline, [candidate])).comparisons[0];
    expect(comparison?.pairs).toBe(30);
    expect(comparison?.dropped).toMatchObject([{ reason: 'unfinished', baseline: 90 }]);
    expect(comparison?.notes[0]).toBe(
      '"half" is interrupted: 30 of 35 planned trials are finished, and only those are compared.',
    );
  });
});

test('every difference between the manifests is named', async () => {
  const target = (model: string, system: string) => ({
    name: 'bot',
    hash: contentHash({ model, system }),
    identity: { kind: 'openai-chat', description: { model, parameters: { temperature: 0 }, system } },
  });
  const grader = { name: 'refusal', version: '2' };
  const baseline = await fixtureRun(store, cases, before, {
    target: target('small-1', 'Be kind.'),
    release: { prompt: 'a', tools: 't' },
  });
  const candidate = await fixtureRun(store, cases, after, {
    target: target('small-2', 'Be kind.'),
    release: { prompt: 'b', 'guard-policy': 'g', tools: 't' },
    graders: [{ hash: contentHash(grader), identity: grader }, ...sampleManifest().graders.slice(1)],
    seed: 2,
    plimsollVersion: '0.2.0',
  });
  const comparison = (await compareRuns(store, baseline, [candidate])).comparisons[0];
  expect(comparison?.changes.map(({ part, name, kind }) => `${part} ${name} ${kind}`)).toEqual([
    'release prompt changed',
    'release guard-policy added',
    'target description.model changed',
    'grader refusal changed',
    'plan seed changed',
    'plimsoll version changed',
  ]);
  expect(comparison?.unchangedRelease).toEqual(['tools']);
});
