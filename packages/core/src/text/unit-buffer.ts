const longestPiece = 8_192;
/** Longer texts get a buffer of their own, which is theirs to keep. */
const longestBorrowed = 65_536;

/**
 * UTF-16 units with the place each came from, written one after the other: what views are made in.
 *
 * @example
 * ```ts
 * const buffer = new UnitBuffer(2);
 * buffer.push(104, 0);
 * buffer.push(105, 5);
 * buffer.text(); // 'hi'
 * ```
 */
export class UnitBuffer {
  units: Uint16Array;
  /** One more than there are units, for the end. */
  sources: Int32Array;
  length = 0;
  /** Whether some unit stands elsewhere than in the source. */
  moved = false;

  /**
   * A buffer for one view of a text, with the room of the one before it where both are short: made, written and read out
   * without another in between.
   */
  static borrowed(room: number): UnitBuffer {
    if (room > longestBorrowed) return new UnitBuffer(room);
    borrowed ??= new UnitBuffer(4_096);
    if (borrowed.units.length < room) borrowed = new UnitBuffer(room * 2);
    borrowed.length = 0;
    borrowed.moved = false;
    return borrowed;
  }

  constructor(room: number) {
    this.units = new Uint16Array(room);
    this.sources = new Int32Array(room + 1);
  }

  push(unit: number, source: number): void {
    if (this.length >= this.units.length) this.#grow();
    if (source !== this.length) this.moved = true;
    this.units[this.length] = unit;
    this.sources[this.length] = source;
    this.length += 1;
  }

  /** Makes room for so many more units, to be written into `units` and `sources` from the returned place on. */
  reserve(count: number): number {
    while (this.length + count > this.units.length) this.#grow();
    return this.length;
  }

  /** @param lowSource where the second unit came from, if there are two. */
  pushCodePoint(codePoint: number, source: number, lowSource = source): void {
    if (codePoint < 65_536) this.push(codePoint, source);
    else {
      this.push(0xd800 + ((codePoint - 65_536) >> 10), source);
      this.push(0xdc00 + ((codePoint - 65_536) & 1023), lowSource);
    }
  }

  text(start = 0, end = this.length): string {
    if (end - start === 1) return String.fromCharCode(this.units[start] as number);
    if (end - start <= longestPiece) return String.fromCharCode.apply(undefined, this.#slice(start, end));
    let text = '';
    for (let at = start; at < end; at += longestPiece) {
      text += String.fromCharCode.apply(undefined, this.#slice(at, Math.min(end, at + longestPiece)));
    }
    return text;
  }

  /** Where each unit came from, undefined when nothing moved. */
  offsets(sourceLength: number): Int32Array | undefined {
    if (!this.moved && this.length === sourceLength) return undefined;
    this.sources[this.length] = sourceLength;
    // A long list that fills its room is not copied.
    const own = this !== borrowed && this.length * 2 > this.sources.length;
    return own ? this.sources.subarray(0, this.length + 1) : this.sources.slice(0, this.length + 1);
  }

  #slice(start: number, end: number): number[] {
    return this.units.subarray(start, end) as unknown as number[];
  }

  #grow(): void {
    const room = this.units.length * 2 + 64;
    const [units, sources] = [new Uint16Array(room), new Int32Array(room + 1)];
    units.set(this.units);
    sources.set(this.sources);
    [this.units, this.sources] = [units, sources];
  }
}

let borrowed: UnitBuffer | undefined;
