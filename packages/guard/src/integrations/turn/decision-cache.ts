import type { Channel } from '../../channel.js';
import type { Decision } from '../../decision.js';

const mostCharacters = 4_000_000;

/** Decisions about texts that come again, as whole conversations are sent with every request. Kept by the text itself. */
export class DecisionCache {
  readonly #kept = new Map<string, Decision>();
  #characters = 0;

  get(channel: Channel, text: string): Decision | undefined {
    return this.#kept.get(`${channel}\n${text}`);
  }

  /** Keeps a decision, unless a check could not be made, or is still to be made: that may be otherwise next time. */
  keep(channel: Channel, text: string, decision: Decision): void {
    if (decision.pending.length > 0 || decision.checks.some(({ failMode }) => failMode !== undefined)) return;
    const key = `${channel}\n${text}`;
    if (key.length > mostCharacters / 4 || this.#kept.has(key)) return;
    this.#kept.set(key, decision);
    this.#characters += key.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= mostCharacters) return;
      this.#kept.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}
