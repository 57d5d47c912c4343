import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentHash, PlimsollError } from '@plimsoll/core';
import {
  collect,
  createSampleRun,
  sampleCase,
  sampleOutcome,
  sampleReply,
  writeSampleSet,
} from '../../testing/sample-run.js';
import { startTestServer, testPassword, type TestServer } from '../contract/postgres-server.contract.js';
import { runScript, sourceUrl } from '../contract/run-script.contract.js';
import { openStore } from '../open-store.js';
import type { Label, Store } from '../store.js';
import { loadPg } from './load-pg.js';
import { openPostgresStore } from './postgres-store.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.stop());

/** Everything that an error would show, down to its causes. */
function shown(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) =>
    String((error as unknown as Record<string, unknown>)[name]),
  );
  return [...own, shown(error.cause)].join('\n');
}

async function failure(work: Promise<unknown>): Promise<PlimsollError> {
  try {
    await work;
  } catch (error) {
    if (PlimsollError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

describe('a PostgreSQL store', () => {
  test('shows neither password nor address with one', async () => {
    const address = await server.createDatabase();
    const store = await openStore(address);
    expect(store.location).toMatch(/^postgres:\/\/tester@127\.0\.0\.1:\d+\/store_\d+$/);
    await store.close();
    const wrong = 'postgres://tester:s3cr%25t@';
    for (const bad of [
      address.replace(/:[^:@]+@/, ':s3cr%25t@'),
      `${address}_missing`,
      `${wrong}127.0.0.1:1/nowhere`,
      `${wrong}no host:port/x`,
    ]) {
      const error = await failure(openPostgresStore({ connectionString: bad }));
      expect(['store-failed', 'config-invalid']).toContain(error.code);
      for (const secret of ['s3cr', testPassword, encodeURIComponent(testPassword)]) {
        expect(shown(error)).not.toContain(secret);
      }
    }
  });

  test('without the package pg, the error says what to type', async () => {
    const error = await failure(loadPg(() => Promise.reject(new Error('not found'))));
    expect(error).toMatchObject({ code: 'package-missing', hint: 'Type: npm install pg' });
  });

  test('several first opens at once make one schema', async () => {
    const connectionString = await server.createDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore({ connectionString })));
    for (const store of stores) expect(await store.runs.list()).toEqual([]);
    for (const store of stores) await store.close();
  });

  test('a database of a newer version is refused', async () => {
    const connectionString = await server.createDatabase();
    await (await openPostgresStore({ connectionString })).close();
    const { Client } = await loadPg();
    const client = new Client({ connectionString });
    await client.connect();
    await client.query(`insert into plimsoll.plimsoll_migrations values (99, 'from-the-future')`);
    await client.end();
    expect((await failure(openPostgresStore({ connectionString }))).code).toBe('store-newer');
  });

  test('a lock held longer than the waiting time, and nothing of the batch stays', async () => {
    const connectionString = await server.createDatabase();
    const store = await openPostgresStore({ connectionString, busyTimeoutMs: 200 });
    const set = await writeSampleSet(store, [sampleCase(0)]);
    const run = await createSampleRun(store, set.setNo);
    const { Client } = await loadPg();
    const client = new Client({ connectionString });
    await client.connect();
    await client.query('begin; select * from plimsoll.counters for update');
    const error = await failure(store.runs.append(run.runNo, [sampleOutcome(0)]));
    expect(error).toMatchObject({ code: 'store-locked', retryable: true });
    await client.query('rollback');
    await client.end();
    expect(await collect(store.runs.finishedTrials(run.runNo))).toEqual([]);
    await store.close();
  });

  test('two writers of one run at once lose nothing and count nothing twice', async () => {
    const connectionString = await server.createDatabase();
    const [first, second] = [
      await openPostgresStore({ connectionString }),
      await openPostgresStore({ connectionString }),
    ];
    const cases = Array.from({ length: 60 }, (_, index) => sampleCase(index));
    const set = await writeSampleSet(first, cases);
    const run = await createSampleRun(first, set.setNo);
    const rows = cases.map((_, index) => sampleOutcome(index));
    const batches = [0, 20, 40].map((start) => rows.slice(start, start + 20));
    await Promise.all([first, second].flatMap((store) => batches.map((batch) => store.runs.append(run.runNo, batch))));
    expect((await second.runs.find(run.id))?.finished).toBe(60);
    const read = await collect(second.runs.outcomes(run.runNo));
    expect(read.map((row) => row.reply)).toEqual(rows.map((row) => row.reply));
    await first.close();
    await second.close();
  });

  test('labels put by several at once, in opposite order, neither block each other nor get lost', async () => {
    const connectionString = await server.createDatabase();
    const stores = await Promise.all(
      [1, 2, 3].map(() => openPostgresStore({ connectionString, busyTimeoutMs: 5_000 })),
    );
    const scope = { project: 'p', feature: 'f' };
    const labels = (labelledAt: number): Label[] =>
      Array.from({ length: 900 }, (_, index) => ({
        ...scope,
        item: contentHash({ item: index }),
        rater: 'M. Roe',
        verdict: 'met',
        labelledAt,
        adjudication: false,
      }));
    await Promise.all(
      stores.flatMap((store, index) => [
        store.labels.put(labels(index)),
        store.labels.put(labels(index + 10).reverse()),
        store.baselines.move({ ...scope, name: 'main', runId: `run-${String(index)}`, reason: '', movedAt: 1 }),
      ]),
    );
    const [first] = stores as [Store];
    const read = await collect(first.labels.all(scope));
    expect(read).toHaveLength(900);
    expect(read.every((label) => label.labelledAt === 12)).toBe(true);
    const history = await first.baselines.history(scope);
    expect(history).toHaveLength(3);
    expect(await first.baselines.get(scope, 'main')).toEqual(history[0]);
    for (const store of stores) await store.close();
  });

  test('a run is running while its process lives and interrupted when that is killed', async () => {
    const connectionString = await server.createDatabase();
    const other = runScript(`
      import { openPostgresStore } from ${sourceUrl('store/postgres/postgres-store.ts')};
      import { createSampleRun, sampleCase, writeSampleSet } from ${sourceUrl('testing/sample-run.ts')};
      const store = await openPostgresStore({ connectionString: ${JSON.stringify(connectionString)} });
      const set = await writeSampleSet(store, [sampleCase(0)]);
      await createSampleRun(store, set.setNo);
      console.log('created');
      setInterval(() => {}, 1000);`);
    await other.saw('created');
    const store = await openPostgresStore({ connectionString });
    const status = async () => (await store.runs.find('latest'))?.status;
    expect(await status()).toBe('running');
    other.child.kill('SIGKILL');
    await other.ended;
    await expect.poll(status, { timeout: 10_000 }).toBe('interrupted');
    await store.close();
  });

  test('a reply of many long words can be searched', async () => {
    const store = await openPostgresStore({ connectionString: await server.createDatabase() });
    const set = await writeSampleSet(store, [sampleCase(0)]);
    const run = await createSampleRun(store, set.setNo);
    const words = Array.from({ length: 40_000 }, (_, index) => `${'界'.repeat(3)}${'ж'.repeat(100)}${String(index)}`);
    const long = Array.from({ length: 20_000 }, (_, index) => `w${String(index)}`.padEnd(70, 'ÿ'));
    await store.runs.append(run.runNo, [
      sampleOutcome(0, { reply: sampleReply(`harbour ${words.join(' ')}`) }),
      sampleOutcome(1, { casePosition: 0, reply: sampleReply(`harbour ${long.join(' ')}`) }),
    ]);
    expect((await store.runs.page(run.runNo, { search: 'harbour' }, { offset: 0, limit: 5 })).total).toBe(2);
    await store.close();
  });
});
