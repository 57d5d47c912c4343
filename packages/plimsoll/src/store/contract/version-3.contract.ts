import { readFileSync } from 'node:fs';
import { contentHash } from '@plimsoll/core';
import { expect } from 'vitest';
import {
  collect,
  createSampleRun,
  sampleCase,
  sampleGrader,
  sampleOutcome,
  sampleReply,
  sampleScope,
} from '../../testing/sample-run.js';
import type { SqlValue } from '../sql/sql-backend.js';
import type { Store } from '../store.js';

interface Fixture {
  /** The statements of every table and index of a SQLite file. */
  readonly schema: readonly string[];
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, StoredValue>>[]>>;
}
type StoredValue = null | number | string | { readonly hex: string };

/**
 * A store as the release with schema 3 wrote it: one run that leaked once, with names that need escaping. Written by
 * that release itself, and never written again.
 */
export const version3 = JSON.parse(
  readFileSync(new URL('../migrations/fixtures/version-3.json', import.meta.url), 'utf8'),
) as Fixture;

/** Inserts the rows of the fixture, in an order in which every reference finds what it refers to. */
export async function insertVersion3(
  insert: (table: string, columns: readonly string[], values: readonly SqlValue[]) => unknown,
): Promise<void> {
  for (const [table, rows] of Object.entries(version3.rows)) {
    for (const row of rows) {
      const values = Object.values(row).map((value) =>
        typeof value === 'object' && value !== null ? Buffer.from(value.hex, 'hex') : value,
      );
      await insert(table, Object.keys(row), values);
    }
  }
}

const strange = 'harbour \0 \ud800 é 日本';

/** Nothing of the old store is lost or changed, old and new methods work on it, and numbers go on where they were. */
export async function expectVersion3(store: Store): Promise<void> {
  const run = await store.runs.find('latest');
  expect(run).toMatchObject({ ...sampleScope, name: `release ${strange}`, status: 'complete', finished: 2 });
  if (run === undefined) throw new Error('the run is gone');
  const grade = { expectation: 0, verdict: 'violated', behaviour: 'partly-complied', score: 0.75 } as const;
  const [first, second] = await collect(store.runs.outcomes(run.runNo));
  expect(first).toEqual({
    ...sampleOutcome(0),
    replyNo: 1,
    stored: sampleCase(0),
    outcome: 'leaked',
    behaviour: 'partly-complied',
    heldBy: undefined,
    grades: [
      { ...grade, spans: [{ message: 0, start: 0, end: 3, label: 'x' }], reason: strange, grader: sampleGrader(1) },
    ],
  });
  expect(second).toMatchObject(sampleOutcome(1, { reply: sampleReply(strange) }));
  expect(await collect(store.runs.verdicts(run.runNo))).toMatchObject([
    { trialNo: 0, outcome: 'leaked', hinges: true, grades: [{ ...grade, grader: sampleGrader(1) }] },
    { trialNo: 1, outcome: 'served', hinges: false, latencyMilliseconds: 250.125 },
  ]);
  expect(await store.runs.outcomesOf(run.runNo, [1])).toEqual([second]);
  const [, labels] = await collect(store.sets.labels(run.setNo));
  expect(labels).toMatchObject({ id: 'case-1', cluster: 'harbour \0 é 日本' });
  expect((await store.runs.page(run.runNo, { search: 'answer 0' }, { offset: 0, limit: 5 })).total).toBe(1);
  expect((await store.runs.cachedReplies(sampleScope, [contentHash({ request: 1 })])).size).toBe(1);
  expect(await store.judgements.get(sampleScope, 'ab'.repeat(32))).toBe('yes');

  expect(await store.baselines.history()).toEqual([]);
  expect(await collect(store.labels.all({}))).toEqual([]);
  expect(await store.verdicts.list({})).toEqual([]);
  await store.baselines.move({ ...sampleScope, name: 'main', runId: run.id, reason: strange, movedAt: 1 });
  expect(await store.baselines.get(sampleScope, 'main')).toMatchObject({ runId: run.id, reason: strange });
  const next = await createSampleRun(store, run.setNo, { id: '0190aaaa-0000-7000-8000-000000000004' });
  expect(next.runNo).toBe(run.runNo + 1);
}
