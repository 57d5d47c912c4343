import type { Clock } from '../clock.js';
import type { StreamDelay } from './stream-step.js';

/** When what is held back came in. */
export class Arrivals {
  readonly #clock: Clock;
  #waiting: { readonly upTo: number; readonly at: number }[] = [];
  #total = 0;
  #characters = 0;
  #milliseconds = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** UTF-16 units that have come in. */
  get total(): number {
    return this.#total;
  }

  add(length: number): void {
    this.#total += length;
    if (length > 0) this.#waiting.push({ upTo: this.#total, at: this.#clock.monotonic() });
  }

  /** Notes that what stood from `from` to before `to` was let go. */
  released(from: number, to: number): void {
    if (to <= from) return;
    const oldest = this.#waiting.find(({ upTo }) => upTo > from);
    if (oldest !== undefined) this.#milliseconds = Math.max(this.#milliseconds, this.#clock.monotonic() - oldest.at);
    this.#characters = Math.max(this.#characters, this.#total - from);
    this.#waiting = this.#waiting.filter(({ upTo }) => upTo > to);
  }

  delay(): StreamDelay {
    return { characters: this.#characters, milliseconds: this.#milliseconds };
  }
}
