import { sql, type Selectable } from 'kysely';
import { PlimsollError, type JsonValue } from '@plimsoll/core';
import { fromStoredText, toStoredText } from '../codec/text.js';
import { rowIndex, rowKey, type SessionTable } from '../schema.js';
import type { SessionStore, StoredSession } from '../store.js';
import { ofOwner } from './key-range.js';
import { ofScope, scopeColumns, scopeOf } from './scope-columns.js';
import type { SqlBackend } from './sql-backend.js';
import { takeNumbers } from './take-numbers.js';

/** Small: an event may hold a reply of a megabyte. */
const page = 200;

/** Sessions in SQL. */
export function sqlSessions({ db }: SqlBackend): SessionStore {
  const numberOf = async (id: string): Promise<number | undefined> => {
    const query = db.selectFrom('sessions').select('session_no').where('id', '=', toStoredText(id));
    return (await query.executeTakeFirst())?.session_no;
  };
  return {
    async add(session) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('sessions')
          .values({
            session_no: await takeNumbers(transaction, 'session'),
            id: toStoredText(session.id),
            ...scopeColumns(session),
            name: toStoredText(session.name),
            created_at: session.createdAt,
            body: JSON.stringify(session.body),
          })
          .execute();
      });
    },

    async list({ id, name, limit, ...scope } = {}) {
      let query = db.selectFrom('sessions').selectAll().where(ofScope(scope)).orderBy('session_no', 'desc');
      if (name !== undefined) query = query.where('name', '=', toStoredText(name));
      if (id !== undefined) {
        const beginning = toStoredText(id);
        query = query.where(sql<boolean>`substr(id, 1, ${Array.from(beginning).length}) = ${beginning}`);
      }
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(sessionOf);
    },

    async append(sessionId, events) {
      const sessionNo = await numberOf(sessionId);
      if (sessionNo === undefined) throw noSession(sessionId);
      if (events.length === 0) return;
      await db.transaction().execute(async (transaction) => {
        // The counter is held until the end: whoever reads later events has seen these.
        const first = await takeNumbers(transaction, 'session-event', events.length);
        const rows = events.map(({ at, body }, index) => ({
          event_no: rowKey(sessionNo, first + index),
          happened_at: at,
          body: JSON.stringify(body),
        }));
        for (let start = 0; start < rows.length; start += page) {
          await transaction
            .insertInto('session_events')
            .values(rows.slice(start, start + page))
            .execute();
        }
      });
    },

    async *events(sessionId) {
      const sessionNo = await numberOf(sessionId);
      if (sessionNo === undefined) return;
      let after = 0;
      for (;;) {
        const rows = await db
          .selectFrom('session_events')
          .selectAll()
          .where(ofOwner('event_no', sessionNo))
          .where('event_no', '>', after)
          .orderBy('event_no')
          .limit(page)
          .execute();
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows.map((row) => ({
          eventNo: rowIndex(row.event_no),
          at: row.happened_at,
          body: JSON.parse(row.body) as JsonValue,
        }));
        if (rows.length < page) return;
        after = last.event_no;
      }
    },
  };
}

function noSession(id: string): PlimsollError {
  return new PlimsollError({ code: 'store-failed', message: `The store has no session ${id}.` });
}

function sessionOf(row: Selectable<SessionTable>): StoredSession {
  return {
    ...scopeOf(row),
    id: fromStoredText(row.id),
    name: fromStoredText(row.name),
    createdAt: row.created_at,
    body: JSON.parse(row.body) as JsonValue,
  };
}
