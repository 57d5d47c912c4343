import { didYouMean, PlimsollError } from '@plimsoll/core';
import type { Store } from '../../store/store.js';
import { sessionOf, type Session, type SessionEvent, type TimedEvent } from './session.js';

/**
 * Finds a session by the beginning of its id, its name (the newest of that name), or "latest".
 *
 * @throws PlimsollError `usage-invalid` when there is none, or when several ids begin so.
 */
export async function findSession({ sessions }: Store, reference: string): Promise<Session> {
  if (reference === 'latest') {
    const [last] = await sessions.list({ limit: 1 });
    if (last !== undefined) return sessionOf(last);
  }
  const [named] = await sessions.list({ name: reference, limit: 1 });
  if (named !== undefined) return sessionOf(named);
  const begun = reference === '' ? [] : await sessions.list({ id: reference, limit: 2 });
  const [only, second] = begun;
  if (only !== undefined && second === undefined) return sessionOf(only);
  const names = (await sessions.list({ limit: 100 })).map(({ name }) => name);
  if (names.length === 0) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: 'There is no session yet.',
      hint: 'Type: plimsoll attack session new --scope "…" --rules "…" --testers ana,ben',
    });
  }
  throw new PlimsollError({
    code: 'usage-invalid',
    message:
      second === undefined
        ? `There is no session "${reference}"${didYouMean(reference, names)}.`
        : `Several sessions have an id that begins with "${reference}".`,
    hint: 'Type: plimsoll attack session list',
  });
}

/** All that happened in a session by now, in order. */
export async function eventsOf({ sessions }: Store, { id }: Session): Promise<readonly TimedEvent[]> {
  const events: TimedEvent[] = [];
  for await (const page of sessions.events(id)) {
    for (const { at, body } of page) events.push({ at, event: body as unknown as SessionEvent });
  }
  return events;
}
