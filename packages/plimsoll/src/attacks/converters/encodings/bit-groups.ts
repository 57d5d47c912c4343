/** An alphabet of 2^bits characters. */
export interface BitAlphabet {
  readonly bits: number;
  readonly characters: readonly string[];
  /** Follows where the last character holds a whole byte too much. Only wide alphabets need it. */
  readonly surplus?: string | undefined;
}

/** Bytes as one row of bits, cut into groups, the last one filled up with zeros; each written as a character. */
export function toBitGroups(bytes: Uint8Array, { bits, characters, surplus = '' }: BitAlphabet): string {
  const out: string[] = [];
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfffff;
    count += 8;
    while (count >= bits) {
      count -= bits;
      out.push(characters[(held >> count) & ((1 << bits) - 1)] as string);
    }
  }
  if (count > 0) {
    out.push(characters[(held << (bits - count)) & ((1 << bits) - 1)] as string);
    if (bits - count >= 8) out.push(surplus);
  }
  return out.join('');
}

/** Bytes of what {@link toBitGroups} wrote, `undefined` when it is something else. */
export function fromBitGroups(text: string, { bits, characters, surplus }: BitAlphabet): Uint8Array | undefined {
  const values = new Map(characters.map((character, value) => [character, value]));
  const bytes = new Uint8Array(Math.floor((text.length * bits) / 8));
  let length = 0;
  let held = 0;
  let count = 0;
  for (const character of text) {
    const value = values.get(character);
    if (value === undefined) {
      if (character !== surplus) return undefined;
      length -= 1;
      continue;
    }
    held = ((held << bits) | value) & 0xfffff;
    count += bits;
    while (count >= 8) {
      count -= 8;
      bytes[length++] = (held >> count) & 0xff;
    }
  }
  return bytes.subarray(0, Math.max(0, length));
}
