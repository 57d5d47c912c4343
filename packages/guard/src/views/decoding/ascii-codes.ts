// Bare engines have none: their texts are read unit by unit.
const encoder = typeof TextEncoder === 'undefined' ? undefined : /* @__PURE__ */ new TextEncoder();
/** Used again and again: most texts fit. */
const scratch = /* @__PURE__ */ new Uint8Array(16_384);

/** Stands for whatever is not ASCII. */
export const beyondAscii = 255;

/** A text with its units as bytes, which are several times quicker to scan. Holds until the next text is read. */
export interface AsciiCodes {
  readonly text: string;
  /** May be longer than the text. */
  readonly codes: Uint8Array;
}

/** Reads a text as bytes, {@link beyondAscii} where it is not ASCII. */
export function asciiCodes(text: string): AsciiCodes {
  const codes = text.length <= scratch.length ? scratch : new Uint8Array(text.length);
  // Encoding stops at the end of the room: of plain ASCII all of it was read, one byte for each unit.
  const encoded = encoder?.encodeInto(text, codes);
  if (encoded?.read === text.length && encoded.written === text.length) return { text, codes };
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    codes[index] = unit < 128 ? unit : beyondAscii;
  }
  return { text, codes };
}
