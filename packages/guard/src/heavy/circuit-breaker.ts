/**
 * Stops asking somebody who keeps failing: after so many failures in a row nobody is asked for a while, then one question
 * is let through, and its answer decides.
 *
 * @example
 * ```ts
 * const breaker = new CircuitBreaker(1, 1_000);
 * breaker.failed(0);
 * breaker.mayAsk(999); // false
 * ```
 */
export class CircuitBreaker {
  readonly #failures: number;
  readonly #pauseMs: number;
  #inARow = 0;
  #closedUntil = -Infinity;
  #trying = false;

  /** @param failures in a row before the pause, 1 or more. */
  constructor(failures: number, pauseMs: number) {
    this.#failures = failures;
    this.#pauseMs = pauseMs;
  }

  /** @param now milliseconds of a clock that never goes back. */
  mayAsk(now: number): boolean {
    if (this.#inARow < this.#failures) return true;
    if (now < this.#closedUntil || this.#trying) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#inARow = 0;
    this.#trying = false;
  }

  failed(now: number): void {
    this.#inARow += 1;
    this.#trying = false;
    this.#closedUntil = now + this.#pauseMs;
  }

  /** The question was taken back: it says nothing about who was asked. */
  withdrawn(): void {
    this.#trying = false;
  }
}
