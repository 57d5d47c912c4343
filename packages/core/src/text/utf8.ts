const replacement = 0xfffd;

/** What turns texts into UTF-8 and back: the place's own where it has one, else ours, since bare engines have none. */
export interface Utf8 {
  /** Lone surrogates become U+FFFD. */
  encode(text: string): Uint8Array;
  /** What is not UTF-8 becomes U+FFFD; undefined instead when `strict`. */
  decode(bytes: Uint8Array, strict: boolean): string | undefined;
}

/** The place's own. */
function native(): Utf8 {
  const encoder = new TextEncoder();
  const lenient = new TextDecoder('utf-8');
  const fatal = new TextDecoder('utf-8', { fatal: true });
  return {
    encode: (text) => encoder.encode(text),
    decode(bytes, strict) {
      if (!strict) return lenient.decode(bytes);
      try {
        return fatal.decode(bytes);
      } catch {
        return undefined;
      }
    },
  };
}

/** By the Encoding Standard (encoding.spec.whatwg.org, sections 8.1.1 and 8.1.2), without the place's help. */
export const plainUtf8: Utf8 = { encode, decode };

export const utf8: Utf8 =
  typeof TextEncoder === 'undefined' || typeof TextDecoder === 'undefined' ? plainUtf8 : /* @__PURE__ */ native();

function encode(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    let point = text.codePointAt(index) as number;
    if (point > 0xffff) index += 1;
    else if (point >= 0xd800 && point <= 0xdfff) point = replacement;
    if (point < 0x80) {
      bytes[length++] = point;
      continue;
    }
    const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    bytes[length++] = ((0xff00 >> (more + 1)) & 0xff) | (point >> (6 * more));
    for (let left = more - 1; left >= 0; left -= 1) bytes[length++] = 0x80 | ((point >> (6 * left)) & 0x3f);
  }
  return bytes.slice(0, length);
}

function decode(bytes: Uint8Array, strict: boolean): string | undefined {
  const parts: string[] = [];
  let units: number[] = [];
  // A byte order mark is no text.
  let index = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (index < bytes.length) {
    const first = bytes[index] as number;
    index += 1;
    let point = first;
    if (first >= 0x80) {
      const more =
        first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : 0;
      let valid = more > 0;
      point = first & (0x3f >> more);
      for (let left = more; valid && left > 0; left -= 1) {
        const next = bytes[index] ?? 0;
        const lowest = left === more && first === 0xe0 ? 0xa0 : left === more && first === 0xf0 ? 0x90 : 0x80;
        const highest = left === more && first === 0xed ? 0x9f : left === more && first === 0xf4 ? 0x8f : 0xbf;
        valid = next >= lowest && next <= highest;
        if (!valid) break;
        point = (point << 6) | (next & 0x3f);
        index += 1;
      }
      if (!valid) {
        if (strict) return undefined;
        point = replacement;
      }
    }
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + (point & 0x3ff));
    else units.push(point);
    if (units.length > 4_096) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  return parts.join('') + String.fromCharCode(...units);
}
