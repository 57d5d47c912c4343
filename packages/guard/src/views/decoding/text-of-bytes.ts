import { strictUtf8Text } from '@plimsoll/core/text';

/** From so many bytes on, text need not be letters only: that many are not printable by accident. */
const surely = 16;
const fewest = 5;
const letterOrMark = /^[\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{So}]$/u;

/**
 * The text that bytes are, or `undefined` when they are a key, a hash, an image or anything else but text: valid UTF-8
 * (or UTF-16 of Latin letters), printable, mostly letters, digits and spaces. Few bytes must be plain words.
 */
export function textOfBytes(bytes: Uint8Array, strict = false): string | undefined {
  if (bytes.length < fewest || !mayBeText(bytes)) return undefined;
  const text = isWide(bytes) ? narrow(bytes) : strictUtf8Text(bytes);
  if (text === undefined) return undefined;
  return strict || bytes.length < surely ? plainWords(text) : looksLikeText(text) ? text : undefined;
}

/** Looks at the first bytes only: nearly everything that is no text fails here. */
export function mayBeText(bytes: Uint8Array): boolean {
  const check = new TextCheck();
  const end = Math.min(bytes.length, 32);
  for (let index = 0; index < end; index += 1) if (!check.accepts(bytes[index] as number)) return false;
  return true;
}

/** Follows bytes one by one for as long as they may be printable UTF-8, or UTF-16 of Latin letters. */
export class TextCheck {
  #expected = 0;
  #count = 0;
  #wide = true;

  /** False when what came so far is no text. */
  accepts(byte: number): boolean {
    this.#count += 1;
    if (this.#count % 2 === 0) {
      if (this.#wide && byte === 0) return true;
      this.#wide = this.#wide && this.#count > 2 && byte === 0;
    }
    if (byte < 128)
      return this.#expected === 0 && ((byte >= 32 && byte !== 127) || byte === 9 || byte === 10 || byte === 13);
    if (byte < 0xc0) {
      this.#expected -= 1;
      return this.#expected >= 0;
    }
    const ready = this.#expected === 0;
    this.#expected = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    return ready && byte >= 0xc2 && byte <= 0xf4;
  }
}

function isWide(bytes: Uint8Array): boolean {
  if (bytes.length < 10 || bytes.length % 2 === 1) return false;
  for (let index = 0; index < Math.min(bytes.length, 32); index += 2) {
    if ((bytes[index] as number) < 9 || bytes[index + 1] !== 0) return false;
  }
  return true;
}

function narrow(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    text += String.fromCharCode((bytes[index] as number) | ((bytes[index + 1] as number) << 8));
  }
  return text;
}

function plainWords(text: string): string | undefined {
  let small = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if ((unit >= 97 && unit <= 122) || unit === 32) small += 1;
    else if (
      !(unit >= 65 && unit <= 90 && (index === 0 || text.charCodeAt(index - 1) === 32)) &&
      !".,:;!?'-\n".includes(text.charAt(index))
    ) {
      if (unit < 128 || !letterOrMark.test(text.charAt(index))) return undefined;
      small += 1;
    }
  }
  return small >= text.length * 0.8 ? text : undefined;
}

/** Printable, and most of it letters, digits and spaces. */
export function looksLikeText(text: string): boolean {
  let good = 0;
  let bad = 0;
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 128) {
      if (unit === 0xfffd || unit < 160) bad += 1;
      else if (unit >= 0xd800 && unit <= 0xdfff) good += 1;
      else if (letterOrMark.test(text.charAt(index))) {
        good += 1;
        letters += 1;
      }
    } else if (unit === 32 || unit === 10 || (unit >= 48 && unit <= 57)) good += 1;
    else if ((unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)) {
      good += 1;
      letters += 1;
    } else if ((unit < 32 && unit !== 9 && unit !== 13) || unit === 127) bad += 1;
  }
  return bad * 64 <= text.length && good >= text.length * 0.6 && letters >= 3;
}
