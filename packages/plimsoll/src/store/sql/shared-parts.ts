import { canonicalJson, type Case } from '@plimsoll/core';
import { sharedProvenance, shortExpectations, type PartNumbers } from '../codec/case-body.js';

/** Of each kind, so that a set whose every case expects something else keeps room for where its cases come from. */
const mostOfKind = 128;

/** Gives numbers to what the cases of a set share: where they come from and what they expect. */
export class SharedParts {
  readonly #numbers = new Map<string, number>();
  /** Loaded cases share the objects themselves: then nothing needs to be written out to be compared. */
  readonly #known = new WeakMap<object, number>();
  readonly #count = { expectations: 0, provenance: 0 };
  #fresh: [number, string][] = [];

  /** Where the set keeps the parts of a case; what is new is kept from now on, as long as there is room. */
  numbersOf(testCase: Case): PartNumbers {
    const { expectations, provenance } = testCase;
    return {
      expectations:
        shortExpectations(expectations) === undefined
          ? this.#numberOf('expectations', expectations, () => expectations)
          : undefined,
      provenance:
        provenance === undefined
          ? undefined
          : this.#numberOf('provenance', provenance, () => sharedProvenance(testCase)),
    };
  }

  /** The parts numbered since the last call. */
  takeFresh(): readonly (readonly [partNo: number, body: string])[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  #numberOf(kind: 'expectations' | 'provenance', part: object, shared: () => unknown): number | undefined {
    const known = this.#known.get(part);
    if (known !== undefined) return known;
    const text = canonicalJson(shared());
    let number = this.#numbers.get(text);
    if (number === undefined) {
      if (this.#count[kind] >= mostOfKind) return undefined;
      this.#count[kind] += 1;
      number = this.#numbers.size;
      this.#numbers.set(text, number);
      this.#fresh.push([number, text]);
    }
    this.#known.set(part, number);
    return number;
  }
}
