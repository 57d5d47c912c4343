import { textOfBytes } from './text-of-bytes.js';
import type { EncodedRun } from './encoded-run.js';
import { NumberLetters } from './number-letters.js';

const shortestGroup = 5;
const mostBetween = 3;
const names = ['hex', 'character-codes', 'binary'] as const;
const bases = [16, 10, 2] as const;

/** Characters written as numbers, one by one: "69 67 6e", "0x69, 0x67", "105 103 110", "01101001 01100111"; or as places of letters. */
export class CodeGroups {
  readonly #text: string;
  readonly #found: EncodedRun[];
  /** For hexadecimal, decimal and binary each: where the group began, where it ends, and its bytes. */
  readonly #starts = [0, 0, 0];
  readonly #ends = [0, 0, 0];
  readonly #bytes: [number[], number[], number[]] = [[], [], []];
  #open = false;
  readonly #letters: NumberLetters;

  constructor(text: string, found: EncodedRun[]) {
    this.#text = text;
    this.#found = found;
    this.#letters = new NumberLetters(text, found);
  }

  /** A run of letters and digits: short ones may be numbers. */
  token(start: number, end: number): void {
    const length = end - start;
    if (length <= 4) this.#letters.token(start, end);
    if (length === 2) {
      this.#add(0, start, start, end);
      this.#add(1, start, start, end);
    } else if (length === 3) this.#add(1, start, start, end);
    else if (length === 4 && (this.#text.charCodeAt(start + 1) | 32) === 120) this.#add(0, start, start + 2, end);
    else if (length === 8) this.#add(2, start, start, end);
  }

  end(): void {
    this.#letters.close();
    if (!this.#open) return;
    for (let kind = 0; kind < names.length; kind += 1) this.#close(kind);
    this.#open = false;
  }

  #add(kind: number, start: number, from: number, end: number): void {
    const base = bases[kind] as number;
    let code = 0;
    for (let index = from; index < end; index += 1) {
      const value = digitOf(this.#text.charCodeAt(index));
      if (value >= base) return;
      code = code * base + value;
    }
    if (code > 255) return;
    const bytes = this.#bytes[kind] as number[];
    if (start - (this.#ends[kind] as number) > mostBetween) this.#close(kind);
    if (bytes.length === 0) this.#starts[kind] = start;
    bytes.push(code);
    this.#ends[kind] = end;
    this.#open = true;
  }

  #close(kind: number): void {
    const bytes = this.#bytes[kind] as number[];
    if (bytes.length >= shortestGroup) {
      const text = textOfBytes(Uint8Array.from(bytes), kind === 1);
      const [start, end] = [this.#starts[kind] as number, this.#ends[kind] as number];
      if (text !== undefined) this.#found.push({ name: names[kind] as string, start, end, text });
    }
    bytes.length = 0;
  }
}

function digitOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : 16;
}
