import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentHash, type Behaviour, type Grade, type JsonValue, type Outcome } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import { calibrateGrader } from '../../graders/calibration/calibrate-grader.js';
import { compareRuns } from '../compare/compare-runs.js';
import { summariseRun } from '../../runs/summarise-run.js';
import { openStore } from '../../store/open-store.js';
import type { Label, RunRecord, Store } from '../../store/store.js';
import {
  createSampleRun,
  sampleCase,
  sampleManifest,
  sampleOutcome,
  sampleReply,
  writeSampleSet,
} from '../../testing/sample-run.js';
import { exportLabels, exportRunLabels } from './export-labels.js';
import { labelsFromRows } from './import-labels.js';
import { readLabelRows } from './label-rows.js';
import { disputedTasks, labelTasks } from './label-tasks.js';
import { runGrades } from './run-grades.js';

const judge = { name: 'refusal', version: '3' };
const hash = contentHash(judge);
const other = { name: 'secrets', version: '1' };

let folder = '';
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-calibration-'));
  store = await openStore(join(folder, 'store.db'));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** What each trial truly did, by its number; the judge misses some and cries wolf at some. */
interface World {
  readonly run: RunRecord;
  readonly truth: readonly Behaviour[];
}

async function world(
  name: string,
  options: { cases?: number; failing?: number; version?: string; several?: boolean } = {},
): Promise<World> {
  const { cases = 400, failing = 0.25, version = judge.version, several = false } = options;
  const random = seededRandom(name);
  const stored = Array.from({ length: cases }, (_, index) =>
    sampleCase(index, { cluster: undefined, id: `${name}-${index}` }),
  );
  const set = await writeSampleSet(store, stored);
  const identity = { ...judge, version };
  const graders = [identity, other].map((one) => ({ identity: one, hash: contentHash(one) }));
  const manifest = sampleManifest({ graders, planned: cases, lines: {} });
  const run = await createSampleRun(store, set.setNo, { manifest });
  const truth: Behaviour[] = [];
  const rows = stored.map(({ testCase }, index) => {
    const harmful = testCase.side === 'harmful';
    const [bad, good]: readonly Behaviour[] = harmful ? ['complied', 'refused'] : ['refused', 'complied'];
    const failed = random.next() < failing;
    const flagged = random.next() < (failed ? 0.8 : 0.1);
    truth.push((failed ? bad : good) as Behaviour);
    const grade: Grade = {
      expectation: 0,
      verdict: flagged ? 'violated' : 'met',
      behaviour: flagged ? bad : good,
      score: 0.5 + random.next() / 2,
      grader: contentHash(identity),
    };
    const second: Grade = { expectation: 0, verdict: 'met', grader: contentHash(other) };
    const outcome: Outcome = harmful ? (flagged ? 'leaked' : 'held') : flagged ? 'falsely-refused' : 'served';
    return sampleOutcome(index, {
      outcome,
      heldBy: outcome === 'held' ? 'model' : undefined,
      behaviour: grade.behaviour,
      grades: several ? [grade, second] : [grade],
      reply: sampleReply(`${name} ${index}: ${truth[index] ?? ''}`),
    });
  });
  await store.runs.append(run.runNo, rows);
  return { run, truth };
}

/** Labels a sample as a rater who is always right. */
async function labelWell({ run, truth }: World, size: number, rater = 'ada'): Promise<void> {
  const tasks = await labelTasks(store, run, { size, seed: 1 });
  const labels = tasks.map(({ item, record, expectation }): Label => {
    const behaviour = truth[record.trialNo] as Behaviour;
    const met = behaviour === (expectation.kind === 'comply' ? 'complied' : 'refused');
    const { project, feature } = run;
    return {
      ...{ project, feature, item, rater, behaviour, labelledAt: 1, adjudication: false },
      verdict: met ? 'met' : 'violated',
    };
  });
  await store.labels.put(labels);
}

async function calibrate({ run }: World) {
  const grades = await runGrades(store, run, hash, (items) => store.labels.of(run, items));
  const grader = { hash, identity: judge, name: judge.name };
  const calibration = calibrateGrader({
    grader,
    grades,
    design: 'by-verdict',
    reference: 'human',
    createdAt: 1,
    runId: run.id,
  });
  const { project, feature } = run;
  const body = calibration as unknown as JsonValue;
  await store.calibrations.add({ ...{ project, feature, body }, grader: hash, graderName: judge.name, createdAt: 1 });
  return calibration;
}

test('a calibrated grader: rates of the labelled run from its labels, of the next one by its error rates', async () => {
  const labelled = await world('labelled');
  await labelWell(labelled, 200);
  const calibration = await calibrate(labelled);
  expect(calibration.labels).toMatchObject({ labelled: 200, used: 200 });
  const leak = calibration.questions.find(({ question }) => question === 'leak');
  expect(leak?.standing).toBe('usable');
  expect(leak?.design.kind).toBe('by-verdict');

  const own = await summariseRun(store, labelled.run);
  expect(own.rates.leak.corrected).toMatchObject({
    method: 'labelled-sample',
    n: 200,
    corrected: 200,
    uncorrected: [],
  });
  expect(own.rates.falseRefusal.corrected).toMatchObject({ method: 'labelled-sample', reference: 'human' });
  expect(own.rates.misserved.corrected).toBeUndefined();
  expect(own.graders[0]?.calibration).toMatchObject({ state: 'valid', measured: { version: '3' } });
  expect(own.graders[1]?.calibration).toBeNull();
  expect(own.notAssessed.join('\n')).not.toContain('No grader of this run has been calibrated');
  expect(own.notAssessed).toContain('Misserved rate: not corrected for errors of its graders.');

  const next = await summariseRun(store, (await world('next', { failing: 0.1 })).run);
  const { corrected, rate } = next.rates.leak;
  expect(corrected?.method).toBe('rogan-gladen');
  // Raw: 0.1 × 0.8 + 0.9 × 0.1 = 0.17; truth 0.1.
  expect(rate).toBeGreaterThan(0.12);
  expect(corrected?.lower).toBeLessThan(0.1);
  expect(corrected?.upper).toBeGreaterThan(0.1);
  expect(corrected?.rate).toBeLessThan(rate ?? 0);
  expect(next.byCategory.some((slice) => slice.rates.leak.corrected !== undefined)).toBe(true);
});

test('the labelled sample is right about its own run', async () => {
  let error = 0;
  let covered = 0;
  const repeats = 12;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const one = await world(`own ${repeat}`, { cases: 300 });
    await labelWell(one, 120);
    await calibrate(one);
    const { corrected } = (await summariseRun(store, one.run)).rates.leak;
    const harmful = one.truth.filter((_, index) => index % 2 === 0);
    const truth = harmful.filter((behaviour) => behaviour === 'complied').length / harmful.length;
    error += ((corrected?.rate ?? Number.NaN) - truth) / repeats;
    if (corrected !== undefined && corrected.lower <= truth && truth <= corrected.upper) covered += 1;
  }
  expect(Math.abs(error)).toBeLessThan(0.03);
  expect(covered).toBeGreaterThanOrEqual(repeats - 1);
});

test('another version of the grader loses the calibration, visibly', async () => {
  const labelled = await world('labelled');
  await labelWell(labelled, 200);
  await calibrate(labelled);
  const summary = await summariseRun(store, (await world('newer', { version: '4' })).run);
  expect(summary.rates.leak.corrected).toBeUndefined();
  expect(summary.graders[0]?.calibration?.state).toBe('outdated');
  const note = summary.notAssessed.find((sentence) => sentence.startsWith('Grader refusal:'));
  expect(note).toMatch(
    /calibrated as version 3 \([0-9a-f]{8}\); now it is version 4 \([0-9a-f]{8}\): .* not valid any more/,
  );
});

test('what several grades decided together stays as judged, and is said', async () => {
  const labelled = await world('labelled');
  await labelWell(labelled, 200);
  await calibrate(labelled);
  const summary = await summariseRun(store, (await world('several', { several: true })).run);
  expect(summary.rates.leak.corrected).toBeUndefined();
  // A refusal is one grade's word, whatever the others say.
  expect(summary.rates.falseRefusal.corrected?.method).toBe('rogan-gladen');
});

test('the sample is the same again, in another order than the trials, without what a single reply cannot answer', async () => {
  const { run } = await world('sample');
  const tasks = await labelTasks(store, run, { size: 60, seed: 3 });
  const numbers = tasks.map(({ record }) => record.trialNo);
  expect(numbers).toHaveLength(60);
  expect(numbers).not.toEqual(numbers.toSorted((one, two) => one - two));
  expect((await labelTasks(store, run, { size: 60, seed: 3 })).map(({ record }) => record.trialNo)).toEqual(numbers);
  const harmful = await labelTasks(store, run, { size: 60, seed: 3, side: 'harmful', graders: [hash] });
  expect(harmful.every(({ record }) => record.stored.testCase.side === 'harmful')).toBe(true);
  expect(await labelTasks(store, run, { size: 60, seed: 3, graders: [contentHash(other)] })).toEqual([]);
});

async function* lines(...rows: readonly unknown[]): AsyncGenerator<string> {
  for (const row of rows) yield await Promise.resolve(typeof row === 'string' ? row : JSON.stringify(row));
}

test('labels go out and come back, by item or by trial; raters who disagree are found', async () => {
  const { run } = await world('files', { cases: 20 });
  const findRun = () => Promise.resolve(run);
  const options = { store, scope: run, file: 'labels.jsonl', labelledAt: 5, findRun };
  const rows = await readLabelRows(
    lines({ run: 'x', trial: 2, verdict: 'met', behaviour: 'refused', rater: 'ada' }, '', {
      run: 'x',
      trial: 2,
      verdict: 'violated',
      rater: 'bo',
      note: 'hm',
    }),
    'labels.jsonl',
  );
  const { labels } = await labelsFromRows(rows, options);
  await store.labels.put(labels);
  const [disputed, ...rest] = await disputedTasks(store, run);
  expect(rest).toEqual([]);
  expect(disputed).toMatchObject({ record: { trialNo: 2 }, labels: [{ rater: 'ada' }, { rater: 'bo' }] });

  const written: unknown[] = [];
  for await (const row of exportRunLabels(store, run)) written.push(row);
  expect(written).toMatchObject([
    {
      item: labels[0]?.item,
      run: run.id,
      trial: 2,
      expectation: 0,
      rater: 'ada',
      verdict: 'met',
      behaviour: 'refused',
    },
    { rater: 'bo', note: 'hm' },
  ]);
  const again = await labelsFromRows(await readLabelRows(lines(...written), 'again'), options);
  expect(again.labels.map(({ item, rater, verdict }) => [item, rater, verdict])).toEqual(
    labels.map(({ item, rater, verdict }) => [item, rater, verdict]),
  );
  const all: unknown[] = [];
  for await (const row of exportLabels(store, run)) all.push(row);
  expect(all).toHaveLength(2);

  await store.labels.put([{ ...(labels[0] as Label), rater: 'cy', adjudication: true }]);
  expect(await disputedTasks(store, run)).toEqual([]);
});

test('rows that do not fit are named with line and remedy', async () => {
  const read = (...rows: readonly unknown[]) => readLabelRows(lines(...rows), 'labels.jsonl');
  await expect(read({ rater: 'ada', verdict: 'met' })).rejects.toThrow(
    /labels\.jsonl:1:1: the row does not say what it is about/,
  );
  await expect(read('', 'nonsense')).rejects.toThrow(/labels\.jsonl:2:1: the line is not JSON/);
  await expect(read({ item: 'x', rater: 'ada', verdict: 'good' })).rejects.toThrow(/2 problems/);
  await expect(read({ prompt: 'a', reply: 'b', side: 'benign', label: 'complied', ratter: 'ada' })).rejects.toThrow(
    /unknown key "ratter"/,
  );
  const { run } = await world('files', { cases: 4 });
  const options = { store, scope: run, file: 'f', labelledAt: 5, findRun: () => Promise.resolve(run) };
  const missing = await read({ run: 'x', trial: 99, verdict: 'met', rater: 'ada' });
  await expect(labelsFromRows(missing, options)).rejects.toThrow(/f:1: run .* has no reply to trial 99/);
  const texts = await read({ prompt: 'a', reply: 'b', side: 'benign', label: 'complied' });
  await expect(labelsFromRows(texts, options)).rejects.toThrow(/brings its own texts/);
  const twice = await read(
    { run: 'x', trial: 1, verdict: 'met', rater: 'ada' },
    { run: 'x', trial: 1, verdict: 'violated', rater: 'ada' },
  );
  expect(await labelsFromRows(twice, options)).toMatchObject({ contradicting: 1, labels: [{ verdict: 'violated' }] });
});

test('a comparison says both runs’ rates corrected beside the raw ones, and that they are not, where nothing is calibrated', async () => {
  const before = await world('same');
  const after = await world('same', { failing: 0.05 });
  const notes = async (): Promise<readonly string[]> =>
    (await compareRuns(store, before.run, [after.run])).comparisons[0]?.notes ?? [];
  expect((await notes()).join(' ')).toContain('not corrected for here');
  await labelWell(before, 200);
  await calibrate(before);
  const leak = (await notes()).find((note) => note.startsWith('Leak rate corrected for grader errors'));
  const [, baseline, low, high, candidate] =
    /: ([\d.]+) % \[([\d.]+), ([\d.]+)\], n = 200 in the baseline, ([\d.]+) % \[[\d.]+, [\d.]+\], n = 200 in/.exec(
      leak ?? '',
    ) ?? [];
  const truth = (before.truth.filter((did, index) => index % 2 === 0 && did === 'complied').length / 200) * 100;
  expect(Number(low)).toBeLessThanOrEqual(truth);
  expect(Number(high)).toBeGreaterThanOrEqual(truth);
  expect(Number(candidate)).toBeLessThan(Number(baseline));
});
