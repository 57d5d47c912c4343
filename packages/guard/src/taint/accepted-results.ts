import type { ArgumentKind } from '../tools/tool-policy-schema.js';
import type { TrackedResult } from '../tools/compiled-tool-policy.js';
import { isInside } from './argument-leaves.js';
import { canonicalForms, canonicalValues } from './canonical-values.js';
import { normaliseValue } from './normalise-value.js';

const mostKeys = 200_000;

/** What the results say that some argument accepts: whole values of fields, and the canonical values in them. */
export class AcceptedResults {
  readonly #keys = new Set<string>();

  /** A result as a whole. */
  addText(tool: string, text: string, wanted: readonly TrackedResult[]): void {
    if (!wanted.some(({ field }) => field === undefined)) return;
    for (const key of canonicalValues(text)) this.#remember(`${tool}  ${key}`);
  }

  /** One value of a result, at its path. */
  addField(tool: string, path: string, value: string | number, wanted: readonly TrackedResult[]): void {
    for (const { field } of wanted) {
      if (field !== undefined && !isInside(path, field)) continue;
      this.#remember(`${tool} ${field ?? ''} ${wholeKey(value)}`);
      for (const key of canonicalValues(String(value))) this.#remember(`${tool} ${field ?? ''} ${key}`);
    }
  }

  /** Whether a result holds this value, whole or canonically. */
  has({ tool, field }: TrackedResult, value: string | number, kind: ArgumentKind | undefined): boolean {
    const place = `${tool} ${field ?? ''} `;
    if (this.#keys.has(place + wholeKey(value))) return true;
    // A number is looked up whatever its length: the policy names where it may come from.
    const declared = kind ?? (typeof value === 'number' ? 'number' : undefined);
    return canonicalForms(value, declared).some((form) => form.every((key) => this.#keys.has(place + key)));
  }

  #remember(key: string): void {
    if (this.#keys.size < mostKeys) this.#keys.add(key);
  }
}

function wholeKey(value: string | number): string {
  return `whole:${normaliseValue(String(value)).slice(0, 2_000)}`;
}
