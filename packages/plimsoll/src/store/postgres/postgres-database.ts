import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import type { MigrationTarget } from '../migrations/migrate.js';
import { postgresTypes } from '../migrations/migration.js';
import type { Database } from '../schema.js';
import type { PostgresAddress } from './postgres-address.js';
import { kyselyPool } from './postgres-pool.js';
import { lockSpace } from './postgres-presence.js';

/** Where our tables are, apart from those of others in the same database. */
export const schema = 'plimsoll';

/** Kysely over the connections of a pool, in our schema. */
export function postgresDatabase(pool: pg.Pool, address: PostgresAddress): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: kyselyPool(pool, address),
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(`set search_path to ${schema}`));
      },
    }),
  });
}

/** What migrating needs of a PostgreSQL database. */
export function postgresMigration(db: Kysely<Database>, { location }: PostgresAddress): MigrationTarget {
  return {
    db,
    types: postgresTypes,
    location,
    async lock(transaction) {
      await sql`select pg_advisory_xact_lock(${lockSpace}, 0)`.execute(transaction);
      await sql`create schema if not exists ${sql.id(schema)}`.execute(transaction);
    },
    stamp: () => Promise.resolve(),
  };
}
