import { sql, type Kysely } from 'kysely';
import { PlimsollError } from '@plimsoll/core';
import { migrate } from '../migrations/migrate.js';
import type { Database } from '../schema.js';
import type { SqlBackend } from '../sql/sql-backend.js';
import { sqlStore } from '../sql/sql-store.js';
import type { Store } from '../store.js';
import { insertRows } from './insert-rows.js';
import { loadPg } from './load-pg.js';
import { postgresAddress, type PostgresAddress } from './postgres-address.js';
import { appendToPostgres } from './postgres-append.js';
import { postgresDatabase, postgresMigration, schema } from './postgres-database.js';
import { createPool, type PostgresPoolOptions } from './postgres-pool.js';
import { PostgresPresence } from './postgres-presence.js';
import { postgresWords } from './postgres-words.js';

export interface PostgresStoreOptions extends PostgresPoolOptions {
  /** `postgres://user:password@host:port/database`. The password is never shown. */
  readonly connectionString: string;
}

/**
 * Opens a store in a PostgreSQL database (14 or later), in a schema of its own named "plimsoll".
 *
 * @throws PlimsollError `package-missing` without the package `pg`, `config-invalid` for an address that is none,
 * `store-newer`, `store-corrupt`, `store-locked`, `store-full`, `store-failed`.
 * @example
 * ```ts
 * const store = await openPostgresStore({ connectionString: 'postgres://plimsoll:secret@localhost/plimsoll' });
 * store.location; // 'postgres://plimsoll@localhost/plimsoll'
 * // not run: needs a PostgreSQL server; store.contract.ts runs against one
 * ```
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const address = postgresAddress(options.connectionString);
  const pg = await loadPg();
  const pool = createPool(pg, options.connectionString, options);
  const db = postgresDatabase(pool, address);
  const presence = new PostgresPresence(pool, db, address);
  try {
    await migrate(postgresMigration(db, address));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return sqlStore(postgresBackend(db, presence, address));
}

function postgresBackend(db: Kysely<Database>, presence: PostgresPresence, address: PostgresAddress): SqlBackend {
  return {
    kind: 'postgres',
    location: address.location,
    db,
    claim: () => presence.claim(),
    goneMarks: (owners) => presence.gone(owners),
    now: () => sql<number>`extract(epoch from now())::bigint`,
    async insertRows(transaction, table, columns, rows) {
      await insertRows(transaction, table, columns, rows);
    },
    appendOutcomes: (runNo, rows) => appendToPostgres(db, runNo, rows),
    words: postgresWords,
    backup: () =>
      Promise.reject(
        new PlimsollError({
          code: 'usage-invalid',
          message: 'A PostgreSQL store is backed up with the tools of the server.',
          hint: `Type: pg_dump --schema=${schema} ${address.location}`,
        }),
      ),
    // The server does that by itself.
    compact: () => Promise.resolve(),
    async close() {
      await presence.close();
      await db.destroy();
    },
  };
}
