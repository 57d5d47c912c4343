import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runScript, sourceUrl } from '../contract/run-script.contract.js';
import { expectVersion3, insertVersion3, version3 } from '../contract/version-3.contract.js';
import { migrate } from '../migrations/migrate.js';
import { sqliteTypes } from '../migrations/migration.js';
import { migrations } from '../migrations/migrations.js';
import type { Database } from '../schema.js';
import { applicationId, openDatabase } from './open-database.js';
import { SqliteDialect } from './sqlite-dialect.js';
import { loadSqlite, type SqliteDatabase } from './sqlite-module.js';
import { openSqliteStore } from './sqlite-store.js';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'plimsoll-migration-'))));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function raw<Result>(path: string, work: (database: SqliteDatabase) => Result): Promise<Awaited<Result>> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** A file as schema 3 left it. */
async function writeVersion3(name: string): Promise<string> {
  const path = join(folder, name);
  await raw(path, async (database) => {
    database.exec(
      `pragma journal_mode = wal; pragma application_id = ${String(applicationId)}; pragma user_version = 3`,
    );
    for (const statement of version3.schema) database.exec(statement);
    await insertVersion3((table, columns, values) =>
      database
        .prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
        .run(...values),
    );
  });
  return path;
}

const versionOf = (path: string) =>
  raw(path, (database) => (database.prepare('pragma user_version').get() as { user_version: number }).user_version);

describe('migrating a SQLite file of schema 3', () => {
  test('keeps everything, once and for all', async () => {
    const path = await writeVersion3('three.db');
    const store = await openSqliteStore({ path });
    await expectVersion3(store);
    await store.close();
    expect(await versionOf(path)).toBe(migrations.length);
    const again = await openSqliteStore({ path });
    expect(await again.baselines.history()).toHaveLength(1);
    await again.close();
    await raw(path, (database) => {
      expect({ ...(database.prepare('pragma integrity_check').get() as object) }).toEqual({ integrity_check: 'ok' });
    });
  });

  test('the steps up to 3 are what they were when they were released', async () => {
    const path = join(folder, 'steps.db');
    const connection = await openDatabase({ path, busyTimeoutMs: 1000 });
    const db = new Kysely<Database>({ dialect: new SqliteDialect(connection) });
    const nothing = () => Promise.resolve();
    const released = migrations.slice(0, 3);
    await migrate({ db, types: sqliteTypes, location: path, lock: nothing, stamp: nothing }, released);
    await db.destroy();
    const made = await raw(path, (database) =>
      database
        .prepare(
          `select sql from sqlite_master where sql is not null and name not glob '*_words_*'
            and name not glob 'sqlite_*' order by rowid`,
        )
        .all(),
    );
    expect(made.map((row) => (row as { sql: string }).sql)).toEqual(version3.schema);
  });

  test('four processes at once migrate it once', async () => {
    const path = await writeVersion3('together.db');
    const scripts = [1, 2, 3, 4].map((number) =>
      runScript(`
        import { openSqliteStore } from ${sourceUrl('store/sqlite/sqlite-store.ts')};
        const store = await openSqliteStore({ path: ${JSON.stringify(path)} });
        const scope = { project: 'p', feature: 'f' };
        for (let index = 0; index < 20; index += 1)
          await store.baselines.move({ ...scope, name: 'main', runId: 'run-${String(number)}', reason: '', movedAt: index });
        await store.labels.put(Array.from({ length: 600 }, (_, index) => ({ ...scope, rater: 'M. Roe',
          item: (index + 600 * ${String(number % 2)}).toString(16).padStart(64, '0'), verdict: 'met',
          labelledAt: ${String(number)}, adjudication: false })));
        await store.close();`),
    );
    for (const { ended } of scripts) expect(await ended).toEqual({ code: 0, output: '' });
    const store = await openSqliteStore({ path });
    expect(await store.baselines.history({ project: 'p' })).toHaveLength(80);
    const labelled: number[] = [];
    for await (const page of store.labels.all({ project: 'p' }))
      labelled.push(...page.map((label) => label.labelledAt));
    expect(labelled).toHaveLength(1_200);
    expect(new Set(labelled)).toEqual(new Set([3, 4]));
    await store.close();
  }, 60_000);

  test('killed inside step 4, the next start completes', async () => {
    const path = await writeVersion3('killed.db');
    const victim = runScript(`
      import { Kysely } from 'kysely';
      import { migrate } from ${sourceUrl('store/migrations/migrate.ts')};
      import { migrations } from ${sourceUrl('store/migrations/migrations.ts')};
      import { sqliteTypes } from ${sourceUrl('store/migrations/migration.ts')};
      import { openDatabase } from ${sourceUrl('store/sqlite/open-database.ts')};
      import { SqliteDialect } from ${sourceUrl('store/sqlite/sqlite-dialect.ts')};
      const connection = await openDatabase({ path: ${JSON.stringify(path)}, busyTimeoutMs: 1000 });
      const db = new Kysely({ dialect: new SqliteDialect(connection) });
      const stuck = { ...migrations[3], async up(transaction, types) {
        await migrations[3].up(transaction, types);
        console.log('inside');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      } };
      await migrate({ db, types: sqliteTypes, location: 'x', lock: async () => {}, stamp: async () => {} },
        [...migrations.slice(0, 3), stuck]);`);
    await victim.saw('inside');
    await expect(openSqliteStore({ path, busyTimeoutMs: 50 })).rejects.toMatchObject({ code: 'store-locked' });
    victim.child.kill('SIGKILL');
    await victim.ended;
    expect(await versionOf(path)).toBe(3);
    const store = await openSqliteStore({ path });
    await expectVersion3(store);
    await store.close();
    expect(await versionOf(path)).toBe(migrations.length);
  });
});
