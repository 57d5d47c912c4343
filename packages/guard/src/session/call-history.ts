/** A call that was carried out. */
export interface PastCall {
  readonly tool: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

const mostTools = 10_000;

/** Which tools have been called, how often and when. Counts hold for the whole session, whatever is forgotten of the list. */
export class CallHistory {
  readonly #limit: number;
  readonly #counts = new Map<string, number>();
  #calls: PastCall[] = [];
  #first = 0;
  #total = 0;

  /** @param limit calls kept one by one. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(tool: string, at: number): void {
    this.#total += 1;
    if (this.#counts.has(tool) || this.#counts.size < mostTools) this.#counts.set(tool, this.count(tool) + 1);
    this.#calls.push({ tool, at });
    if (this.#calls.length - this.#first > this.#limit) this.#first += 1;
    if (this.#first > this.#limit) {
      this.#calls = this.#calls.slice(this.#first);
      this.#first = 0;
    }
  }

  count(tool: string): number {
    return this.#counts.get(tool) ?? 0;
  }

  /** Calls of a tool after a point in time, counted back from the latest, to `enough` at most. */
  since(tool: string, after: number, enough: number): number {
    let found = 0;
    for (let index = this.#calls.length - 1; index >= this.#first && found < enough; index -= 1) {
      const call = this.#calls[index] as PastCall;
      if (call.at <= after) break;
      if (call.tool === tool) found += 1;
    }
    return found;
  }

  get total(): number {
    return this.#total;
  }

  get forgotten(): number {
    return this.#total - (this.#calls.length - this.#first);
  }
}
