import type { Redaction } from '../decision.js';

const written = /\[[a-z0-9-]+-[0-9]+\]/g;
const mostLiterals = 10_000;

/** Writes a text with placeholders piece by piece, numbered as they are when the text is redacted whole. */
export class PlaceholderWriter {
  readonly redactions: Redaction[] = [];
  readonly #reversible: boolean;
  readonly #numbers = new Map<string, Map<string, number>>();
  readonly #originals = new Map<string, string>();
  /** What looks like a placeholder and was in the text already. */
  readonly #literals = new Set<string>();

  constructor(reversible: boolean) {
    this.#reversible = reversible;
  }

  /**
   * The text from `from` to `to`, with the groups that lie there taken out.
   *
   * @param groups in order, not overlapping.
   * @param offset where `text` begins in the stream.
   */
  write(text: string, from: number, to: number, groups: readonly Redaction[], offset: number): string {
    let out = '';
    let done = from;
    for (const { span, category } of groups) {
      if (span.end <= done || span.end > to) continue;
      const start = Math.max(span.start, done);
      const placeholder = this.#placeholder(category, text.slice(start, span.end));
      out += text.slice(done, start) + placeholder;
      done = span.end;
      this.redactions.push({ span: { start: start + offset, end: span.end + offset }, category, placeholder });
    }
    return out + text.slice(done, to);
  }

  /** Notes placeholders that somebody wrote into the text: what they are numbered like must not be put in their place. */
  noteLiterals(text: string): void {
    if (!this.#reversible || !text.includes('[')) return;
    for (const [literal] of text.matchAll(written)) if (this.#literals.size < mostLiterals) this.#literals.add(literal);
  }

  originals(): ReadonlyMap<string, string> {
    if (this.#literals.size >= mostLiterals) return new Map();
    return new Map([...this.#originals].filter(([placeholder]) => !this.#literals.has(placeholder)));
  }

  #placeholder(category: string, original: string): string {
    if (!this.#reversible) return `[${category}]`;
    const known = this.#numbers.get(category) ?? new Map<string, number>();
    this.#numbers.set(category, known);
    const number = known.get(original) ?? known.size + 1;
    known.set(original, number);
    const placeholder = `[${category}-${String(number)}]`;
    this.#originals.set(placeholder, original);
    return placeholder;
  }
}
