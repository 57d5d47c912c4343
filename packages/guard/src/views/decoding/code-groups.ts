import { textOfBytes } from './text-of-bytes.js';
import type { EncodedRun } from './encoded-run.js';

const shortestGroup = 5;
const mostBetween = 3;
const names = ['hex', 'character-codes', 'binary'] as const;

/** Characters written as numbers, one by one: "69 67 6e", "0x69, 0x67", "105 103 110", "01101001 01100111". */
export class CodeGroups {
  readonly #text: string;
  readonly #found: EncodedRun[];
  /** For hexadecimal, decimal and binary each: where the group began, and its bytes. */
  readonly #starts = [0, 0, 0];
  readonly #bytes: [number[], number[], number[]] = [[], [], []];
  #end = 0;

  constructor(text: string, found: EncodedRun[]) {
    this.#text = text;
    this.#found = found;
  }

  token(start: number, end: number, hex: boolean): void {
    if (start - this.#end > mostBetween) this.end();
    const length = end - start;
    const token = length > 8 ? '' : this.#text.slice(start, end);
    this.#end = end;
    this.#add(0, start, length === 2 && hex ? token : /^0x[0-9a-f]{2}$/i.test(token) ? token.slice(2) : '', 16);
    this.#add(1, start, /^[0-9]{2,3}$/.test(token) ? token : '', 10);
    this.#add(2, start, /^[01]{8}$/.test(token) ? token : '', 2);
  }

  end(): void {
    for (let kind = 0; kind < names.length; kind += 1) this.#close(kind, this.#end);
  }

  #add(kind: number, start: number, token: string, base: number): void {
    const code = token === '' ? 256 : Number.parseInt(token, base);
    if (code > 255) {
      this.#close(kind, start);
      return;
    }
    const bytes = this.#bytes[kind] as number[];
    if (bytes.length === 0) this.#starts[kind] = start;
    bytes.push(code);
  }

  #close(kind: number, before: number): void {
    const bytes = this.#bytes[kind] as number[];
    if (bytes.length >= shortestGroup) {
      const text = textOfBytes(Uint8Array.from(bytes), kind === 1);
      const start = this.#starts[kind] as number;
      let end = before;
      while (end > start && /[^0-9a-f]/i.test(this.#text.charAt(end - 1))) end -= 1;
      if (text !== undefined) this.#found.push({ name: names[kind] as string, start, end, text });
    }
    if (bytes.length > 0) bytes.length = 0;
  }
}
