import { CompiledQuery, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../contract/postgres-server.contract.js';
import { runScript, sourceUrl } from '../contract/run-script.contract.js';
import { expectVersion3, insertVersion3 } from '../contract/version-3.contract.js';
import { migrate } from '../migrations/migrate.js';
import type { Migration } from '../migrations/migration.js';
import { migrations } from '../migrations/migrations.js';
import type { Database } from '../schema.js';
import type { Store } from '../store.js';
import { loadPg } from './load-pg.js';
import { postgresAddress } from './postgres-address.js';
import { postgresDatabase, postgresMigration } from './postgres-database.js';
import { createPool } from './postgres-pool.js';
import { openPostgresStore } from './postgres-store.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.stop());

/** Brings a database to the end of these steps, and no further. */
async function migrateTo(connectionString: string, steps: readonly Migration[]): Promise<Kysely<Database>> {
  const address = postgresAddress(connectionString);
  const db = postgresDatabase(createPool(await loadPg(), connectionString, {}), address);
  try {
    await migrate(postgresMigration(db, address), steps);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** A database with the rows that schema 3 left. */
async function createVersion3(): Promise<string> {
  const connectionString = await server.createDatabase();
  const db = await migrateTo(connectionString, migrations.slice(0, 3));
  // The steps have put rows of their own there.
  for (const table of ['counters', 'plimsoll_migrations'] as const) await db.deleteFrom(table).execute();
  await insertVersion3((table, columns, values) => {
    const holes = columns.map((_, index) => `$${String(index + 1)}`).join(', ');
    return db.executeQuery(
      CompiledQuery.raw(`insert into ${table} (${columns.join(', ')}) values (${holes})`, [...values]),
    );
  });
  await db.destroy();
  return connectionString;
}

async function stepsOf(connectionString: string): Promise<{ readonly steps: number; readonly tables: number }> {
  const { Client } = await loadPg();
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ steps: number; tables: number }>(
    `select (select max(number) from plimsoll.plimsoll_migrations) as steps,
      (select count(*)::int from pg_tables where schemaname = 'plimsoll' and tablename in ('labels', 'verdicts')) as tables`,
  );
  await client.end();
  return rows[0] ?? { steps: 0, tables: 0 };
}

describe('migrating a PostgreSQL database of schema 3', () => {
  test('keeps everything', async () => {
    const connectionString = await createVersion3();
    const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore({ connectionString })));
    await expectVersion3(stores[1] as Store);
    for (const store of stores) await store.close();
    expect(await stepsOf(connectionString)).toEqual({ steps: migrations.length, tables: 2 });
  });

  test('a process killed inside step 4 leaves step 3, and the next start completes', async () => {
    const connectionString = await createVersion3();
    const victim = runScript(`
      import { migrate } from ${sourceUrl('store/migrations/migrate.ts')};
      import { migrations } from ${sourceUrl('store/migrations/migrations.ts')};
      import { loadPg } from ${sourceUrl('store/postgres/load-pg.ts')};
      import { postgresAddress } from ${sourceUrl('store/postgres/postgres-address.ts')};
      import { postgresDatabase, postgresMigration } from ${sourceUrl('store/postgres/postgres-database.ts')};
      import { createPool } from ${sourceUrl('store/postgres/postgres-pool.ts')};
      const connectionString = ${JSON.stringify(connectionString)};
      const address = postgresAddress(connectionString);
      const db = postgresDatabase(createPool(await loadPg(), connectionString, {}), address);
      const stuck = { ...migrations[3], async up(transaction, types) {
        await migrations[3].up(transaction, types);
        console.log('inside');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      } };
      await migrate(postgresMigration(db, address), [...migrations.slice(0, 3), stuck]);`);
    await victim.saw('inside');
    await expect(openPostgresStore({ connectionString, busyTimeoutMs: 100 })).rejects.toMatchObject({
      code: 'store-locked',
    });
    victim.child.kill('SIGKILL');
    await victim.ended;
    expect(await stepsOf(connectionString)).toEqual({ steps: 3, tables: 0 });
    const store = await openPostgresStore({ connectionString });
    await expectVersion3(store);
    await store.close();
    expect(await stepsOf(connectionString)).toEqual({ steps: migrations.length, tables: 2 });
  }, 60_000);

  test('a server that crashes inside step 4 leaves step 3, and the next start completes', async () => {
    const connectionString = await createVersion3();
    const [, , , proof] = migrations as readonly [Migration, Migration, Migration, Migration];
    const crash: Migration = {
      ...proof,
      async up(db, types) {
        await proof.up(db, types);
        const { rows } = await db.executeQuery<{ pid: number }>(CompiledQuery.raw('select pg_backend_pid() as pid'));
        process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
        await db.executeQuery(CompiledQuery.raw('select pg_sleep(60)'));
      },
    };
    const crashing = migrateTo(connectionString, [...migrations.slice(0, 3), crash]);
    await expect(crashing).rejects.toMatchObject({ code: 'store-failed' });
    // The server recovers from its log and takes no connection meanwhile.
    await expect
      .poll(() => stepsOf(connectionString).catch(() => undefined), { timeout: 20_000 })
      .toEqual({ steps: 3, tables: 0 });
    const store = await openPostgresStore({ connectionString });
    await expectVersion3(store);
    await store.close();
  }, 60_000);
});
