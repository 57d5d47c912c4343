import type { ArgumentKind } from '../tools/tool-policy-schema.js';
import { canonicalForms, canonicalValues, isTyped } from './canonical-values.js';
import { evenValue, normaliseValue } from './normalise-value.js';
import { TextIndex } from './text-index.js';

const window = 4;
const leastText = 6;
const leastName = 2;
const mostKeys = 200_000;

/** Who vouches for a value. */
export type Voucher = 'user' | 'endorsed';

/** What the user wrote, and what endorsers said. */
export class TrustedTexts {
  readonly #index: TextIndex;
  readonly #keys: Readonly<Record<Voucher, Set<string>>> = { user: new Set(), endorsed: new Set() };
  readonly #raw: { readonly text: string; readonly voucher: Voucher }[] = [];
  readonly #limit: number;
  #rawLength = 0;

  constructor(maximumCharacters: number) {
    this.#limit = maximumCharacters;
    this.#index = new TextIndex(window, maximumCharacters);
  }

  get dropped(): number {
    return this.#index.dropped;
  }

  add(text: string, voucher: Voucher): void {
    const traced = normaliseValue(text);
    if (traced !== '') this.#index.add(traced, voucher);
    for (const key of canonicalValues(text)) this.#remember(key, voucher);
    for (const [word] of traced.matchAll(/[\p{L}\p{N}]+/gu)) if (word.length < window) this.#remember(word, voucher);
    // Kept as written only where writing and traced form differ in more than case and white space.
    if (evenValue(text) !== traced) {
      this.#raw.push({ text, voucher });
      this.#rawLength += text.length;
      while (this.#rawLength > this.#limit && this.#raw.length > 1)
        this.#rawLength -= this.#raw.shift()?.text.length ?? 0;
    }
  }

  /** One field of a result that the policy trusts: the value as a whole, however short, and what it says canonically. */
  addField(value: string | number): void {
    this.#remember(fieldKey(value), 'endorsed');
    for (const key of canonicalValues(String(value))) this.#remember(key, 'endorsed');
  }

  /** Who wrote this value verbatim; undefined when nobody did. */
  vouches(value: string | number, kind: ArgumentKind | undefined): Voucher | undefined {
    for (const voucher of ['user', 'endorsed'] as const) {
      const keys = this.#keys[voucher];
      if (canonicalForms(value, kind).some((form) => form.every((key) => keys.has(key)))) return voucher;
    }
    if (this.#keys.endorsed.has(fieldKey(value))) return 'endorsed';
    if (typeof value === 'number' || isTyped(value, kind)) return undefined;
    return this.#verbatim(value, kind);
  }

  /** Whether a traced stretch stands in a trusted text. */
  covers(stretch: string): boolean {
    return stretch.length >= window && this.#index.has(stretch);
  }

  #verbatim(value: string, kind: ArgumentKind | undefined): Voucher | undefined {
    const traced = normaliseValue(value);
    const letters = traced.replace(/[^\p{L}\p{N}]/gu, '').length;
    if (letters < (kind === 'name' ? leastName : leastText)) return undefined;
    if (evenValue(value) !== traced) return this.#raw.find(({ text }) => text.includes(value))?.voucher;
    if (traced.length >= window) {
      const owners = this.#index.ownersOf(traced);
      return owners.has('user') ? 'user' : owners.has('endorsed') ? 'endorsed' : undefined;
    }
    return this.#keys.user.has(traced) ? 'user' : this.#keys.endorsed.has(traced) ? 'endorsed' : undefined;
  }

  #remember(key: string, voucher: Voucher): void {
    if (this.#keys[voucher].size < mostKeys) this.#keys[voucher].add(key);
  }
}

function fieldKey(value: string | number): string {
  return `field:${normaliseValue(String(value)).slice(0, 2_000)}`;
}
