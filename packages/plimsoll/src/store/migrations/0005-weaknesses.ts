import { sql } from 'kysely';
import type { Migration, SqlTypes } from './migration.js';

/** What campaigns established. */
export const weaknesses: Migration = {
  number: 5,
  name: 'weaknesses',
  async up(db, types) {
    for (const statement of statements(types)) await sql.raw(statement).execute(db);
  },
};

// A campaign leaves a few dozen rows: looking through them costs less than an index does in every store.
function statements({ key, bytes, number }: SqlTypes): readonly string[] {
  return [
    `insert into counters (name, next) values ('weakness', 1)`,
    `create table weaknesses (
      weakness_no ${key}, id text not null unique, project text not null, feature text not null, run_id text not null,
      signature ${bytes} not null, found_at ${number} not null, body text not null)`,
  ];
}
