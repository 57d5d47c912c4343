import type { JsonValue } from '@plimsoll/core';
import type { Scope } from './scope.js';

/** A session of people who attack a feature, as it was agreed on. Never changed. */
export interface StoredSession extends Scope {
  /** UUID version 7. */
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number;
  /** Scope, rules, testers; the store does not look into it. */
  readonly body: JsonValue;
}

/** One thing that happened in a session. */
export interface StoredSessionEvent {
  /** Grows with every event of the store; gaps mean nothing. */
  readonly eventNo: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly body: JsonValue;
}

/** Sessions and what happened in them. Nothing here is ever changed or deleted. */
export interface SessionStore {
  /** @throws PlimsollError `store-failed` when a session of this id is stored already. */
  add(session: StoredSession): Promise<void>;
  /** The last added first. */
  list(
    options?: Partial<Scope> & {
      /** Id, or the beginning of one. */
      readonly id?: string | undefined;
      readonly name?: string | undefined;
      readonly limit?: number | undefined;
    },
  ): Promise<readonly StoredSession[]>;
  /**
   * One transaction; several processes may append at once.
   *
   * @throws PlimsollError `store-failed` when there is no session of this id.
   */
  append(sessionId: string, events: readonly Omit<StoredSessionEvent, 'eventNo'>[]): Promise<void>;
  /** In the order they were appended, in pages. */
  events(sessionId: string): AsyncIterable<readonly StoredSessionEvent[]>;
}
