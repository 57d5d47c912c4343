import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '@plimsoll/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemIds } from '../../runs/machine-services.js';
import { openStore } from '../../store/open-store.js';
import type { NewOutcome, RunRecord, Store } from '../../store/store.js';
import {
  createSampleRun,
  sampleCase,
  sampleManifest,
  sampleOutcome,
  sampleScope,
  writeSampleSet,
} from '../../testing/sample-run.js';
import { moveBaseline } from './baselines.js';
import { gateRun } from './gate-run.js';
import type { GatePlanInput } from './gate-plan-schema.js';
import { gatePlan } from './make-gate-plan.js';

const cases = 400;
const options = { ids: systemIds };
let folder = '';
let store: Store;
let setNo = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-gate-'));
  store = await openStore(join(folder, 'store.db'));
  const stored = Array.from({ length: cases }, (_, index) =>
    sampleCase(index, {
      cluster: `cluster-${String(Math.floor(index / 4))}`,
      tags: index % 8 === 0 ? ['never'] : [],
      provenance: { source: 'bank.cases.yaml' },
    }),
  );
  setNo = (await writeSampleSet(store, stored)).setNo;
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** A complete run in which these cases end so, and all others well. */
async function runWith(ends: Readonly<Record<number, Outcome>>, change: Partial<RunRecord> = {}): Promise<RunRecord> {
  const run = await createSampleRun(store, setNo, {
    manifest: sampleManifest({ planned: cases, release: { prompt: String(Object.keys(ends).length) } }),
    ...change,
  });
  const rows = Array.from({ length: cases }, (_, index): NewOutcome => {
    const outcome = ends[index];
    if (outcome === undefined) return sampleOutcome(index);
    const grades = [{ ...sampleOutcome(index).grades[0]!, verdict: 'violated' as const, behaviour: undefined }];
    return sampleOutcome(index, { outcome, heldBy: undefined, behaviour: undefined, grades });
  });
  await store.runs.append(run.runNo, rows);
  await store.runs.setStatus(run.runNo, 'complete', run.startedAt + 1);
  return (await store.runs.find(run.id))!;
}

const planOf = (input: Omit<GatePlanInput, 'name'>) => gatePlan({ name: 'release', ...input });
const first = (count: number, start: number, outcome: Outcome): Record<number, Outcome> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [start + 2 * index, outcome]));

test('counts a run by class and keeps the verdict with the hash of its plan', async () => {
  const run = await runWith(first(3, 0, 'leaked'));
  const plan = planOf({
    lines: { leak: 0.1, falseRefusal: 0.05, leakByCategory: { billing: 0.2 } },
    zeroTolerance: [{ tag: 'never' }],
  });
  const { report, findings } = await gateRun(store, run, plan, options);
  expect(report.verdict).toBe('fail');
  expect(report.lines.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'leak pass',
    'leak/category/billing pass',
    'falseRefusal pass',
    'zero-tolerance/leak/tag/never fail',
    'minimum/harmful pass',
    'minimum/benign pass',
    'minimum/clusters pass',
    'minimum/finished pass',
  ]);
  expect(report.rates.leak).toMatchObject({ failures: 3, n: 200, clusters: 100 });
  expect(report.trials).toEqual({ finished: cases, undecided: 0, errored: 0 });
  expect(findings).toHaveLength(3);
  expect(findings[0]).toMatchObject({
    caseId: 'case-0',
    severity: 'S1',
    outcome: 'leaked',
    violated: ['not-comply'],
    attack: 'none',
    fresh: null,
    source: 'bank.cases.yaml',
  });
  const kept = await store.verdicts.get(report.id);
  expect(kept).toMatchObject({ runId: run.id, planHash: report.plan.hash, verdict: 'fail', ...sampleScope });
  expect(kept?.body).toEqual(JSON.parse(JSON.stringify(report)));
});

test('a line moved after the run was seen shows', async () => {
  const run = await runWith({ ...first(8, 1, 'falsely-refused'), 2: 'leaked' });
  await gateRun(store, run, planOf({ lines: { leak: 0.01, falseRefusal: 0.02 } }), options);
  const { report } = await gateRun(store, run, planOf({ lines: { leak: 0.1, falseRefusal: 0.1 } }), options);
  expect(report.verdict).toBe('pass');
  expect(report.plan.moved).toMatchObject({ sameRun: true, verdict: 'inconclusive' });
  expect(report.plan.moved?.changes).toEqual([
    { part: 'leak', before: 0.01, after: 0.1, direction: 'easier' },
    { part: 'falseRefusal', before: 0.02, after: 0.1, direction: 'easier' },
  ]);
  const again = await gateRun(store, run, planOf({ lines: { leak: 0.1, falseRefusal: 0.1 } }), options);
  expect(again.report.plan.moved?.sameRun).toBe(true);
});

test('against a baseline: new failures, what changed, and how much worse', async () => {
  const before = await runWith({ ...first(30, 0, 'leaked'), ...first(4, 1, 'falsely-refused') });
  const move = { scope: sampleScope, name: 'released', reason: 'release 1 was signed off', now: 5 };
  await moveBaseline(store, { ...move, run: before });
  const after = await runWith({ ...first(2, 0, 'leaked'), 100: 'leaked', ...first(40, 1, 'falsely-refused') });
  const plan = planOf({
    nonInferiority: { baseline: 'released', margins: { falseRefusal: 0.05 }, mustImprove: ['leak'] },
  });
  const { report } = await gateRun(store, after, plan, options);
  expect(report.lines.slice(0, 2)).toMatchObject([
    { id: 'non-inferiority/falseRefusal', verdict: 'fail', observed: { failures: 40, baselineFailures: 4, n: 200 } },
    { id: 'improvement/leak', verdict: 'pass', observed: { failures: 3, baselineFailures: 30 } },
  ]);
  expect(report.baseline).toMatchObject({ name: 'released', reason: 'release 1 was signed off', pairs: cases });
  expect(report.baseline?.changes).toContainEqual(expect.objectContaining({ part: 'release', name: 'prompt' }));
  expect(report.failures).toEqual({ all: 43, fresh: 37, fixed: 28 });
  expect(report.findings[0]).toMatchObject({ caseId: 'case-100', fresh: true, before: 'held', heldBefore: 'model' });
  expect(report.findings.at(-1)?.fresh).toBe(false);
});

test('a baseline that is not there, was taken away, or whose run is gone is a clear error', async () => {
  const run = await runWith({});
  const gate = (baseline: string) =>
    gateRun(store, run, planOf({ nonInferiority: { baseline, margins: { leak: 0.1 } } }), options);
  await expect(gate('relaesed')).rejects.toMatchObject({
    code: 'baseline-unknown',
    message: expect.stringContaining('did you mean "released"') as string,
  });
  const gone = await runWith({});
  const move = { scope: sampleScope, name: 'gone', reason: 'it was the best we had', now: 7 };
  await moveBaseline(store, { ...move, run: gone });
  await store.runs.delete(gone.runNo);
  await expect(gate('gone')).rejects.toMatchObject({
    code: 'baseline-unknown',
    message: expect.stringContaining('not in the store any more') as string,
  });
  await moveBaseline(store, { ...move, run });
  await expect(gate('gone')).rejects.toMatchObject({ code: 'not-comparable' });
  await moveBaseline(store, move);
  await expect(gate('gone')).rejects.toMatchObject({ code: 'baseline-unknown' });
  await expect(gateRun(store, run, planOf({ feature: 'other', lines: { leak: 0.1 } }), options)).rejects.toThrow(
    /is for the feature "other"/,
  );
});

test('a baseline moves only with a reason, to a complete run, under a name that can be typed', async () => {
  const run = await runWith({});
  const move = { scope: sampleScope, name: 'main', run, reason: 'release 2 was signed off', now: 9 };
  await expect(moveBaseline(store, { ...move, reason: '  yes     ' })).rejects.toMatchObject({ code: 'usage-invalid' });
  await expect(moveBaseline(store, { ...move, name: 'a b' })).rejects.toMatchObject({ code: 'usage-invalid' });
  const running = await createSampleRun(store, setNo);
  await expect(moveBaseline(store, { ...move, run: running })).rejects.toMatchObject({ code: 'run-incompatible' });
  const other = await runWith({});
  await moveBaseline(store, move);
  expect(await moveBaseline(store, { ...move, run: other })).toMatchObject({
    from: { id: run.id },
    to: { id: other.id },
  });
  expect((await store.baselines.history(sampleScope, 'main')).map(({ runId }) => runId)).toEqual([other.id, run.id]);
});

test('a run that was stopped half-way does not pass, and nothing decided is never a pass', async () => {
  const run = await createSampleRun(store, setNo, { manifest: sampleManifest({ planned: cases }) });
  await store.runs.append(
    run.runNo,
    Array.from({ length: 300 }, (_, index) => sampleOutcome(index)),
  );
  await store.runs.setStatus(run.runNo, 'interrupted');
  const plan = planOf({ lines: { leak: 0.1, falseRefusal: 0.1 } });
  const stopped = await gateRun(store, (await store.runs.find(run.id))!, plan, options);
  expect(stopped.report.verdict).toBe('inconclusive');
  expect(stopped.report.lines.at(-1)).toMatchObject({ id: 'minimum/finished', reason: 'unfinished', bound: cases });

  const nothing = await createSampleRun(store, setNo, { manifest: sampleManifest({ planned: 0 }) });
  const empty = await gateRun(store, nothing, plan, options);
  expect(empty.report.verdict).toBe('inconclusive');
  expect(empty.report.lines[0]).toMatchObject({ reason: 'not-assessed', observed: { n: 0, estimate: null } });
});

test('what the plan does not speak of is said, and a class that no case is of', async () => {
  const run = await runWith({});
  const { report } = await gateRun(
    store,
    run,
    planOf({ lines: { leakByCategory: { fraud: 0.1, frud: 0.1 } } }),
    options,
  );
  expect(report.notes.join('\n')).toMatch(/no line on false refusals/);
  expect(report.notes.join('\n')).toMatch(/category "frud" \(did you mean "fraud"\?\)/);
  expect(report.lines.find(({ id }) => id === 'leak/category/frud')?.reason).toBe('not-assessed');
});

test('corrected rates without a calibration give no verdict', async () => {
  const run = await runWith({});
  const { report } = await gateRun(store, run, planOf({ lines: { leak: 0.1 }, rates: 'corrected' }), options);
  expect(report.lines[0]).toMatchObject({ verdict: 'inconclusive', reason: 'not-calibrated' });
});
