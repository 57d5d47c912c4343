import { fromBase64, strictUtf8Text } from '@plimsoll/core/text';
import type { Credential } from './find-credentials.js';
import { alphabetBits, runEnd } from './key-alphabets.js';

const mostPart = 16_384;

/** A signed or encrypted web token (RFC 7515, RFC 7516): three or five parts, the first of which is a header of JSON. */
export function readJwt(text: string, start: number): Credential | undefined {
  const bits = alphabetBits('W');
  let end = start;
  let parts = 0;
  let first = start;
  for (; parts < 5; parts += 1) {
    const from = parts === 0 ? start : end + 1;
    if (parts > 0 && text.charAt(end) !== '.') break;
    const to = runEnd(text, from, bits, mostPart);
    if (to === from && parts < 2) return undefined;
    if (parts === 0) first = to;
    end = to;
  }
  if (parts < 3 || end - start < 30) return undefined;
  if (text.charAt(end - 1) === '.') end -= 1;
  return isHeader(text.slice(start, first)) ? { kind: 'jwt', start, end, score: 1 } : undefined;
}

function isHeader(part: string): boolean {
  if (part.length > 4_096) return false;
  const bytes = fromBase64(part);
  const decoded = bytes === undefined ? undefined : strictUtf8Text(bytes);
  if (decoded === undefined) return false;
  try {
    const header: unknown = JSON.parse(decoded);
    return typeof header === 'object' && header !== null && 'alg' in header;
  } catch {
    return false;
  }
}
