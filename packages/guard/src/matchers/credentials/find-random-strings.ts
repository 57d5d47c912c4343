import { fromBase64, strictUtf8Text } from '@plimsoll/core/text';
import type { Credential } from './find-credentials.js';
import { alphabetBits, entropy, unitKinds } from './key-alphabets.js';

const [shortest, longest] = [32, 100];
const bits = alphabetBits('b');
const [capital, small, digit] = [1, 2, 4];

/**
 * Strings that look drawn by lot, with nothing beside them that says what they are. Not: parts of addresses and paths,
 * names in program text, hashes and UUIDs (hexadecimal), encoded pictures and texts, public keys, integrity sums.
 */
export function findRandomStrings(text: string): Credential[] {
  const found: Credential[] = [];
  // A run of the shortest length has a character at every multiple of it: most of the text is never looked at.
  for (let probe = shortest - 1; probe < text.length; probe += shortest) {
    if (!isInRun(text.charCodeAt(probe))) continue;
    let start = probe;
    while (start > 0 && isInRun(text.charCodeAt(start - 1))) start -= 1;
    let end = probe + 1;
    while (end < text.length && isInRun(text.charCodeAt(end))) end += 1;
    if (end - start >= shortest && end - start <= longest && isRandom(text, start, end))
      found.push({ kind: 'random-string', start, end, score: 0.6 });
    // On from the end of the run: the next probe that lies behind it.
    if (end > probe) probe = Math.max(probe, end - 1);
  }
  return found;
}

function isInRun(unit: number): boolean {
  return ((unitKinds[unit] ?? 0) & bits) !== 0;
}

function isRandom(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  // Of an address, a path, an encoded picture, a sum, an identifier with points, or an entity.
  if (
    /[/:.@#%&?\\~$]$/.test(before) ||
    /base64,?$/.test(text.slice(Math.max(0, start - 8), start)) ||
    /[/.:@\\]/.test(text.charAt(end))
  )
    return false;
  if (/(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-nistp[0-9]{3}) $/.test(text.slice(Math.max(0, start - 22), start)))
    return false;
  if (isInAddress(text, start)) return false;
  const run = text.slice(start, end);
  if (
    /^sha(?:1|256|384|512)[-=]/.test(run) ||
    /^[0-9a-fA-F-]+$/.test(run) ||
    (run.match(/[/_-]/g)?.length ?? 0) > run.length / 10
  )
    return false;
  // A path: a part of it is a word.
  if (/(?:^|\/)[a-z]{2,}\//.test(run)) return false;
  let [kinds, turns, last] = [0, 0, 0];
  for (let index = start; index < end; index += 1) {
    const kind = (unitKinds[text.charCodeAt(index)] ?? 0) & (capital | small | digit);
    kinds |= kind;
    if (kind !== last) turns += 1;
    last = kind;
  }
  // Words in camelCase turn at every fifth letter or so, characters drawn by lot at two of three.
  if (kinds !== (capital | small | digit) || turns < run.length * 0.4 || isOfWords(run)) return false;
  return entropy(run) >= 4.2 && !isEncodedText(run);
}

/** Names in program text are words in capitals and small letters: most of them are runs of three small letters or more. */
function isOfWords(run: string): boolean {
  let letters = 0;
  for (const word of run.match(/[a-z]{3,}/g) ?? []) letters += word.length;
  return letters > run.length * 0.4;
}

/** Any "://" or "www." since the last blank: then the run is a part of an address. */
function isInAddress(text: string, start: number): boolean {
  const from = Math.max(0, start - 200);
  const since = text.slice(from, start);
  const blank = since.search(/\S*$/);
  return /:\/\/|www\.|data:/.test(since.slice(blank));
}

function isEncodedText(run: string): boolean {
  const bytes = fromBase64(run);
  const decoded = bytes === undefined ? undefined : strictUtf8Text(bytes);
  // eslint-disable-next-line no-control-regex -- Texts have no control characters but tab and the ends of lines.
  return decoded !== undefined && !/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(decoded);
}
