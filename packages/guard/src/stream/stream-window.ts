import { reachBack } from './reach-back.js';
import { sentenceEnd } from './sentence-end.js';
import type { StreamPlan } from './stream-plan.js';

/** What detectors of sentences see before the sentence in question. */
export const sentenceContext = 320;

/** How much is looked at, in UTF-16 units. */
export interface WindowLimits {
  /** The most that is held back. */
  readonly mostHeld: number;
  /** Where a sentence is over at the latest. */
  readonly longestSentence: number;
}

/** What is not released yet of a stream, and as much before it as a match can reach back. Offsets are in the window. */
export class StreamWindow {
  text = '';
  /** Where the window begins in the stream. */
  origin = 0;
  /** Before it, everything is decided and released. */
  settled = 0;
  /** Where the sentence began that learned detectors have not seen. */
  sentence = 0;
  /** Units that no detector has seen. */
  unread = 0;
  /** Per detector, up to where rules that only record have done so. */
  readonly recorded: number[];
  /** Per detector, what it asked to remember. */
  readonly remembered: unknown[];
  readonly #plan: StreamPlan;
  readonly #limits: WindowLimits;
  readonly #bySentence: boolean;

  constructor(plan: StreamPlan, limits: WindowLimits, bySentence: boolean) {
    this.#plan = plan;
    this.#limits = limits;
    this.#bySentence = bySentence;
    this.recorded = plan.detectors.map(() => 0);
    this.remembered = plan.detectors.map(() => undefined);
  }

  /** In the stream, up to where it is released. */
  get released(): number {
    return this.origin + this.settled;
  }

  get isFull(): boolean {
    return this.text.length - this.settled >= this.#limits.mostHeld;
  }

  /** Takes as much of a delta as can be looked at in one go; 0 when the text is longer than what is scanned. */
  take(delta: string, at: number): number {
    const { length } = this.text;
    const room = Math.min(
      this.settled + this.#limits.mostHeld - length,
      this.#plan.maximumCharacters - this.origin - length,
    );
    if (room <= 0) return 0;
    this.text += delta.slice(at, at + room);
    const end = this.#sentenceEnd(length);
    if (end !== undefined) this.text = this.text.slice(0, end);
    this.unread += this.text.length - length;
    return this.text.length - length;
  }

  /** Whether a sentence ends where the window does. */
  get endsSentence(): boolean {
    return this.#sentenceEnd(this.text.length - 1) !== undefined;
  }

  /** Forgets what no match can reach back to. */
  trim(): void {
    const { text } = this;
    const { mostHeld } = this.#limits;
    let needed = Math.min(this.settled, this.#bySentence ? this.sentence : Infinity);
    for (const [index, { reach, used }] of this.#plan.detectors.entries()) {
      if (reach === undefined || !used) continue;
      const at = Math.max(this.recorded[index] as number, text.length - mostHeld);
      this.recorded[index] = at;
      needed = Math.min(needed, at);
    }
    let from = Math.max(reachBack(text, needed, this.#plan.context + 2), needed - mostHeld, 0);
    if (this.#bySentence) from = Math.min(from, Math.max(0, this.sentence - sentenceContext));
    if (from > 0) this.#drop(from);
  }

  /** Leaves all of it to whoever lets it through unseen. */
  empty(): string {
    const rest = this.text.slice(this.settled);
    this.#drop(this.settled);
    this.text = '';
    return rest;
  }

  #drop(count: number): void {
    this.text = this.text.slice(count);
    this.origin += count;
    this.settled -= count;
    this.sentence -= count;
    for (let index = 0; index < this.recorded.length; index += 1) (this.recorded[index] as number) -= count;
  }

  #sentenceEnd(from: number): number | undefined {
    if (!this.#bySentence) return undefined;
    return sentenceEnd(this.text, this.sentence, from, this.text.length, this.#limits.longestSentence);
  }
}
