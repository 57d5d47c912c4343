import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  collect,
  createSampleRun,
  sampleCase,
  sampleOutcome,
  sampleReply,
  writeSampleSet,
} from '../../testing/sample-run.js';
import { openSqliteStore } from './sqlite-store.js';
import { loadSqlite, type SqliteDatabase } from './sqlite-module.js';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'plimsoll-failures-'))));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function raw(path: string): Promise<SqliteDatabase> {
  const { DatabaseSync } = await loadSqlite();
  return new DatabaseSync(path);
}

describe('a SQLite store that cannot', () => {
  test('a file that is no database is refused and left as it was', async () => {
    const path = join(folder, 'letter.db');
    const content = 'Dear harbour master, '.repeat(500);
    writeFileSync(path, content);
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: 'store-corrupt' });
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  test("somebody else's SQLite database is refused and left as it was", async () => {
    const path = join(folder, 'theirs.db');
    const theirs = await raw(path);
    theirs.exec('create table runs (x); insert into runs values (1)');
    theirs.close();
    const before = readFileSync(path);
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: 'store-corrupt' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a damaged file of ours says so', async () => {
    const path = join(folder, 'damaged.db');
    const store = await openSqliteStore({ path });
    await store.close();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 100, bytes.length);
    writeFileSync(path, bytes);
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: 'store-corrupt' });
  });

  test('a database of a newer version is refused', async () => {
    const path = join(folder, 'newer.db');
    await (await openSqliteStore({ path })).close();
    const database = await raw(path);
    database.exec("insert into plimsoll_migrations values (99, 'from-the-future')");
    database.close();
    await expect(openSqliteStore({ path })).rejects.toMatchObject({
      code: 'store-newer',
      message: expect.stringContaining('99') as unknown,
    });
  });

  test('a lock held longer than the waiting time', async () => {
    const path = join(folder, 'locked.db');
    const store = await openSqliteStore({ path, busyTimeoutMs: 60 });
    const set = await writeSampleSet(store, [sampleCase(0), sampleCase(1)]);
    const run = await createSampleRun(store, set.setNo);
    const other = await raw(path);
    other.exec('begin immediate');
    await expect(store.runs.append(run.runNo, [sampleOutcome(0)])).rejects.toMatchObject({
      code: 'store-locked',
      retryable: true,
    });
    expect((await store.runs.find('latest'))?.finished).toBe(0);
    const waiting = store.runs.append(run.runNo, [sampleOutcome(1)]);
    other.exec('commit');
    await waiting;
    expect(await collect(store.runs.finishedTrials(run.runNo))).toEqual([1]);
    other.close();
    await store.close();
  });

  test('a full disk loses nothing that was finished, and the run goes on when there is room', async () => {
    const path = join(folder, 'full.db');
    const small = await openSqliteStore({ path, maximumBytes: 2_200_000 });
    const set = await writeSampleSet(small, [sampleCase(0)]);
    const run = await createSampleRun(small, set.setNo);
    const row = (trial: number) => sampleOutcome(trial, { casePosition: 0, reply: sampleReply('y'.repeat(50_000)) });
    let stored = 0;
    const fill = async (): Promise<void> => {
      for (; stored < 1000; stored += 4)
        await small.runs.append(
          run.runNo,
          [0, 1, 2, 3].map((step) => row(stored + step)),
        );
    };
    await expect(fill()).rejects.toMatchObject({ code: 'store-full' });
    expect(stored).toBeGreaterThan(8);
    expect(stored).toBeLessThan(1000);
    expect(await collect(small.runs.finishedTrials(run.runNo))).toHaveLength(stored);
    await small.close();
    const store = await openSqliteStore({ path });
    expect((await collect(store.runs.outcomes(run.runNo))).map((each) => each.trialNo)).toHaveLength(stored);
    await store.runs.append(run.runNo, [row(stored)]);
    expect((await store.runs.find('latest'))?.finished).toBe(stored + 1);
    await store.close();
  });

  test('a folder that cannot be made, a path that is a folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openSqliteStore({ path: join(folder, 'file', 'deeper', 'store.db') })).rejects.toMatchObject({
      code: 'file-unwritable',
    });
    await expect(openSqliteStore({ path: folder })).rejects.toMatchObject({ code: 'store-failed' });
  });

  test('a statement that fails leaves nothing of its batch', async () => {
    const store = await openSqliteStore({ path: join(folder, 'half.db') });
    const set = await writeSampleSet(store, [sampleCase(0)]);
    const run = await createSampleRun(store, set.setNo);
    const broken = { ...sampleOutcome(1), trialId: 'no hash' };
    await expect(store.runs.append(run.runNo, [sampleOutcome(0), broken])).rejects.toMatchObject({ code: 'internal' });
    expect(await collect(store.runs.finishedTrials(run.runNo))).toEqual([]);
    await store.runs.append(run.runNo, [sampleOutcome(0)]);
    await store.close();
  });
});

describe('a backup', () => {
  test('is a whole store, does not overwrite, and leaves no half behind', async () => {
    const store = await openSqliteStore({ path: join(folder, 'original.db') });
    const set = await writeSampleSet(store, [sampleCase(0)]);
    const run = await createSampleRun(store, set.setNo);
    await store.runs.append(run.runNo, [sampleOutcome(0)]);
    const path = join(folder, "copy 'quoted'.db");
    await store.backup(path);
    await expect(store.backup(path)).rejects.toMatchObject({ code: 'file-unwritable' });
    const copy = await openSqliteStore({ path });
    expect(await collect(copy.runs.outcomes(run.runNo))).toEqual(await collect(store.runs.outcomes(run.runNo)));
    await copy.close();
    await expect(store.backup(join(folder, 'nowhere', 'copy.db'))).rejects.toMatchObject({ code: 'store-failed' });
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    await store.close();
  });

  test('compacting gives room back', async () => {
    const path = join(folder, 'roomy.db');
    const store = await openSqliteStore({ path });
    const set = await writeSampleSet(store, [sampleCase(0)]);
    const run = await createSampleRun(store, set.setNo);
    const rows = Array.from({ length: 100 }, (_, trial) =>
      sampleOutcome(trial, { casePosition: 0, reply: sampleReply('z'.repeat(30_000)) }),
    );
    await store.runs.append(run.runNo, rows);
    await store.runs.delete(run.runNo);
    await store.compact();
    expect(readFileSync(path).length).toBeLessThan(1_500_000);
    await store.close();
  });
});
