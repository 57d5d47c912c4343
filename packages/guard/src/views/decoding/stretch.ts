/** In quarters of a bit: so much gain in all. */
const enough = 90;
/** A stretch ends where this much of its gain is lost again. */
const patience = 60;

/** The stretch of words with the greatest gain so far, word by word. */
export class Stretch {
  /** The stretch that was closed last. */
  start = 0;
  end = 0;
  readonly #longest: number;
  #from = 0;
  #sum = 0;
  #best = 0;
  #bestEnd = 0;

  /** @param longest it is closed when it has so many characters. */
  constructor(longest = Infinity) {
    this.#longest = longest;
  }

  /** Where the stretch under way begins. */
  get open(): number | undefined {
    return this.#sum > 0 ? this.#from : undefined;
  }

  /** True when a stretch with enough gain has come to its end. */
  word(start: number, end: number, gain: number): boolean {
    if (this.#sum <= 0) {
      if (gain <= 0) return false;
      this.#from = start;
      this.#sum = 0;
      this.#best = 0;
    }
    this.#sum += gain;
    if (this.#sum > this.#best) {
      this.#best = this.#sum;
      this.#bestEnd = end;
    }
    const over = this.#sum <= 0 || this.#best - this.#sum > patience || end - this.#from > this.#longest;
    return over && this.finish();
  }

  finish(): boolean {
    const good = this.#best >= enough;
    this.start = this.#from;
    this.end = this.#bestEnd;
    this.#sum = 0;
    this.#best = 0;
    return good;
  }
}
