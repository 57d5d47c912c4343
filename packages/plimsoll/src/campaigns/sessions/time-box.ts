import type { Session, TimedEvent } from './session.js';

/** When a session began and when it ends, in milliseconds since 1970, UTC; nothing before somebody joins. */
export function timeBox(
  { terms }: Pick<Session, 'terms'>,
  events: readonly TimedEvent[],
): { readonly startedAt: number; readonly endsAt: number } | undefined {
  const first = events.find(({ event }) => event.kind === 'joined');
  return first && { startedAt: first.at, endsAt: first.at + terms.minutes * 60_000 };
}
