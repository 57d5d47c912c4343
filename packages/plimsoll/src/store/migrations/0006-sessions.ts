import { sql } from 'kysely';
import type { Migration, SqlTypes } from './migration.js';

/** Sessions of people who attack, and what happened in them. */
export const sessions: Migration = {
  number: 6,
  name: 'sessions',
  async up(db, types) {
    for (const statement of statements(types)) await sql.raw(statement).execute(db);
  },
};

// The events of a session lie side by side: no second index is needed.
function statements({ key, number }: SqlTypes): readonly string[] {
  return [
    `insert into counters (name, next) values ('session', 1), ('session-event', 1)`,
    `create table sessions (
      session_no ${key}, id text not null unique, project text not null, feature text not null, name text not null,
      created_at ${number} not null, body text not null)`,
    `create table session_events (
      event_no ${key}, happened_at ${number} not null, body text not null)`,
  ];
}
