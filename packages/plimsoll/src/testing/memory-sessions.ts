import { PlimsollError } from '@plimsoll/core';
import type { SessionStore, StoredSession, StoredSessionEvent } from '../store/store.js';
import { inScope } from './memory-proof.js';

/** Sessions, in memory. */
export function memorySessions(): SessionStore {
  const sessions: { readonly session: StoredSession; readonly events: StoredSessionEvent[] }[] = [];
  const find = (wanted: string) => sessions.find(({ session }) => session.id === wanted);
  let eventNo = 0;
  return {
    async add(session) {
      await Promise.resolve();
      if (find(session.id) !== undefined) {
        throw new PlimsollError({ code: 'store-failed', message: `The store has a session ${session.id} already.` });
      }
      sessions.push({ session, events: [] });
    },
    list: ({ id, name, limit, ...scope } = {}) =>
      Promise.resolve(
        sessions
          .map(({ session }) => session)
          .filter(
            (session) =>
              inScope(session, scope) &&
              (id === undefined || session.id.startsWith(id)) &&
              (name === undefined || session.name === name),
          )
          .reverse()
          .slice(0, limit),
      ),
    async append(sessionId, events) {
      await Promise.resolve();
      const known = find(sessionId);
      if (known === undefined) {
        throw new PlimsollError({ code: 'store-failed', message: `The store has no session ${sessionId}.` });
      }
      for (const event of events) known.events.push({ eventNo: (eventNo += 1), ...event });
    },
    async *events(sessionId) {
      const events = find(sessionId)?.events ?? [];
      if (events.length > 0) yield await Promise.resolve([...events]);
    },
  };
}
