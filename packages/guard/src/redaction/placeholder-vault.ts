import type { Redaction } from '../decision.js';

/** Whatever looks like a placeholder. */
const placeholderLike = /\[[a-z0-9][a-z0-9-]{0,99}-[0-9]{1,9}(?:-[a-z0-9]{1,32})?\]/g;

/**
 * Keeps what was taken out of the texts of one conversation, so that it can be put back for its user: the same original
 * has the same placeholder in every text. Keep one for each conversation; it holds the originals in the clear.
 *
 * A placeholder that somebody wrote into a text is itself taken out, and comes back as written: it never stands for what
 * was taken out elsewhere. Texts that do not pass through `hide` may still name placeholders; a `tag` that nobody can
 * guess keeps those who have not seen it from doing so.
 *
 * @example
 * ```ts
 * const vault = new PlaceholderVault();
 * vault.hide('pay DE02 now', [{ span: { start: 4, end: 8 }, category: 'iban', placeholder: '[iban]' }]); // 'pay [iban-1] now'
 * ```
 */
export class PlaceholderVault {
  readonly #tag: string;
  readonly #placeholders = new Map<string, Map<string, string>>();
  readonly #originals = new Map<string, string>();

  /** @param tag lower-case letters and digits at the end of every placeholder: "[iban-1-k3x9]"; none when left out. */
  constructor(tag = '') {
    this.#tag = tag === '' ? '' : `-${tag}`;
  }

  /** What to put back for each placeholder issued so far. */
  get originals(): ReadonlyMap<string, string> {
    return this.#originals;
  }

  /**
   * A text with placeholders in place of what a decision took out.
   *
   * @param redactions of the text, in its order.
   */
  hide(text: string, redactions: readonly Redaction[]): string {
    let hidden = '';
    let done = 0;
    for (const { span, category } of redactions) {
      hidden += this.#hideLiterals(text.slice(done, span.start));
      hidden += this.#placeholder(category, text.slice(span.start, span.end));
      done = span.end;
    }
    return hidden + this.#hideLiterals(text.slice(done));
  }

  #hideLiterals(piece: string): string {
    if (!piece.includes('[')) return piece;
    return piece.replace(placeholderLike, (literal) => this.#placeholder('literal', literal));
  }

  #placeholder(category: string, original: string): string {
    const known = this.#placeholders.get(category) ?? new Map<string, string>();
    this.#placeholders.set(category, known);
    const placeholder = known.get(original) ?? `[${category}-${String(known.size + 1)}${this.#tag}]`;
    known.set(original, placeholder);
    this.#originals.set(placeholder, original);
    return placeholder;
  }
}
