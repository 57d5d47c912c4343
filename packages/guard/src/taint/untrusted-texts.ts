import { TextIndex } from './text-index.js';
import { canonicalForms, canonicalValues } from './canonical-values.js';
import { normaliseValue } from './normalise-value.js';
import type { ValueSource } from './argument-label.js';
import type { Channel } from '../channel.js';

const mostKeys = 200_000;

/** The untrusted texts of a session, as far as it must be known what flowed from them. */
export class UntrustedTexts {
  readonly #index: TextIndex;
  readonly #window: number;
  /** Canonical values and short words, for values shorter than a window. */
  readonly #keys = new Set<string>();
  #texts = 0;
  #overflowed = false;

  constructor(window: number, maximumCharacters: number) {
    this.#window = window;
    this.#index = new TextIndex(window, maximumCharacters);
  }

  /** How many texts there have been. */
  get count(): number {
    return this.#texts;
  }

  /** Something of them is no longer known. */
  get forgot(): boolean {
    return this.#overflowed || this.#index.dropped > 0;
  }

  get dropped(): number {
    return this.#index.dropped;
  }

  add(text: string, source: ValueSource): void {
    this.#texts += 1;
    const traced = normaliseValue(text);
    if (traced === '') return;
    this.#index.add(traced, ownerOf(source));
    for (const key of canonicalValues(text)) this.#remember(key);
    for (const [word] of traced.matchAll(/[\p{L}\p{N}]+/gu)) if (word.length < this.#window) this.#remember(word);
  }

  /**
   * Where a value came from when some of it did: a stretch of a window or more that `covered` does not explain, or, for a
   * value shorter than that, the value as a whole. Undefined when nothing was found.
   */
  trace(value: string | number, covered: (stretch: string) => boolean): ValueSource[] | undefined {
    if (canonicalForms(value, undefined).some((form) => form.every((key) => this.#keys.has(key))))
      return this.#whole(value);
    const traced = normaliseValue(String(value));
    if (traced.length < this.#window) {
      const words = traced.match(/[\p{L}\p{N}]+/gu) ?? [];
      const known = words.length > 0 && words.every((word) => this.#keys.has(word));
      return known || (typeof value === 'number' && this.#keys.has(`number:${String(value)}`)) ? [] : undefined;
    }
    for (const { start, end } of this.#index.runs(traced)) {
      if (!covered(traced.slice(start, end))) return [...this.#index.ownersAt(traced, start)].map(sourceOf);
    }
    return undefined;
  }

  /** The sources in which the whole value stands. */
  sourcesOf(value: string): ValueSource[] {
    const traced = normaliseValue(value);
    return traced.length < this.#window ? [] : [...this.#index.ownersOf(traced)].map(sourceOf);
  }

  #whole(value: string | number): ValueSource[] {
    return typeof value === 'string' ? this.sourcesOf(value) : [];
  }

  #remember(key: string): void {
    if (this.#keys.size < mostKeys) this.#keys.add(key);
    else if (!this.#keys.has(key)) this.#overflowed = true;
  }
}

function ownerOf({ channel, tool }: ValueSource): string {
  return tool === undefined ? channel : `${channel} ${tool}`;
}

function sourceOf(owner: string): ValueSource {
  const space = owner.indexOf(' ');
  if (space === -1) return { channel: owner as Channel };
  return { channel: owner.slice(0, space) as Channel, tool: owner.slice(space + 1) };
}
