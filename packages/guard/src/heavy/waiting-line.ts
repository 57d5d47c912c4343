/**
 * Lets so many in at once; the others wait in line, and those over its length are turned away.
 *
 * @example
 * ```ts
 * const line = new WaitingLine(1, 0);
 * line.enter(() => undefined) && line.enter(() => undefined); // false: one is in, and nobody may wait
 * ```
 */
export class WaitingLine {
  readonly #atOnce: number;
  readonly #longest: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(atOnce: number, longest: number) {
    this.#atOnce = atOnce;
    this.#longest = longest;
  }

  /** Calls `start` now or when somebody has left; false when the line is full. */
  enter(start: () => void): boolean {
    if (this.#inside < this.#atOnce) {
      this.#inside += 1;
      start();
      return true;
    }
    if (this.#waiting.length >= this.#longest) return false;
    this.#waiting.push(start);
    return true;
  }

  /** Somebody inside has left. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inside -= 1;
    else next();
  }

  /** Somebody who waits goes away; false when it is inside already. */
  giveUp(start: () => void): boolean {
    const place = this.#waiting.indexOf(start);
    if (place === -1) return false;
    this.#waiting.splice(place, 1);
    return true;
  }
}
