import type { Message } from '@plimsoll/core';

/** A model that writes what the attacker says. */
export interface Attacker {
  /** Decides, with its hash, what successes it is counted for. */
  readonly name: string;
  /**
   * @returns what it wrote; `undefined` when it, or its provider, refused.
   * @throws PlimsollError `target-…` when it cannot be reached.
   */
  ask(messages: readonly Message[], signal: AbortSignal): Promise<string | undefined>;
}
