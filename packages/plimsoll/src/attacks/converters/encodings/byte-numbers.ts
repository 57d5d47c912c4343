interface ByteNumbers {
  readonly base: 2 | 8 | 16;
  readonly width: number;
  readonly before: string;
  readonly between: string;
}

/** Each byte as a number of a fixed width. */
export function toByteNumbers(bytes: Uint8Array, { base, width, before, between }: ByteNumbers): string {
  return Array.from(bytes, (byte) => before + byte.toString(base).padStart(width, '0')).join(between);
}

/** The bytes back; `undefined` for what is not written so. */
export function fromByteNumbers(text: string, { base, width, before, between }: ByteNumbers): Uint8Array | undefined {
  const step = before.length + width + between.length;
  const count = (text.length + between.length) / step;
  if (!Number.isInteger(count)) return undefined;
  const bytes = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    const at = index * step + before.length;
    const byte = Number.parseInt(text.slice(at, at + width), base);
    if (!(byte >= 0 && byte <= 255)) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}
