import { textOfBytes } from './text-of-bytes.js';
import type { EncodedRun } from './encoded-run.js';

/** Two escapes in a row, or a line that goes on: "a=12&b=34" is a query. */
const surely = /=[0-9A-F]{2}=[0-9A-F]{2}|[A-Za-z0-9,.]=(?:20|3D)?\r?\n[A-Za-z]|=3D"/;

/** Quoted-printable text (RFC 2045, section 6.7), read by paragraphs. */
export function findQuotedPrintable(text: string, found: EncodedRun[]): void {
  if (!text.includes('=') || !surely.test(text)) return;
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n\n', start);
    const end = stop === -1 ? text.length : stop;
    const paragraph = text.slice(start, end);
    if (surely.test(paragraph)) {
      const decoded = decode(paragraph);
      if (decoded !== undefined && decoded !== paragraph)
        found.push({ name: 'quoted-printable', start, end, text: decoded });
    }
    start = end + 2;
  }
}

const encoder = /* @__PURE__ */ new TextEncoder();

function decode(text: string): string | undefined {
  const source = encoder.encode(text);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let index = 0; index < source.length; index += 1) {
    if (source[index] !== 61) bytes[length++] = source[index] as number;
    else if (source[index + 1] === 10) index += 1;
    else if (source[index + 1] === 13 && source[index + 2] === 10) index += 2;
    else {
      const [high, low] = [hexValue(source[index + 1]), hexValue(source[index + 2])];
      if (high < 0 || low < 0) bytes[length++] = 61;
      else {
        bytes[length++] = high * 16 + low;
        index += 2;
      }
    }
  }
  return textOfBytes(bytes.subarray(0, length));
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  return byte >= 65 && byte <= 70 ? byte - 55 : -1;
}
