import { base62Crc32 } from './crc32.js';
import type { Credential } from './find-credentials.js';
import { alphabetBits, entropy, isWordUnit, runEnd } from './key-alphabets.js';
import { isPlaceholder } from './placeholder.js';
import type { ProviderFormat } from './provider-formats.js';

const longestBack = 12;

/** The key whose prefix stands at a place, if what follows has the form of one. */
export function readProviderKey(
  text: string,
  start: number,
  formats: readonly ProviderFormat[],
): Credential | undefined {
  for (const { provider, prefix, alphabet, least, most, checked } of formats) {
    const body = start + prefix.length;
    let end = runEnd(text, body, alphabetBits(alphabet), most + 1);
    // Points and hyphens at the end belong to the sentence.
    while (end > body + least && !isWordUnit(text.charCodeAt(end - 1)) && text.charAt(end - 1) !== '=') end -= 1;
    if (end - body < least || end - body > most || isWordUnit(text.charCodeAt(end))) continue;
    const written = text.slice(body, end);
    if (prefix === ':AA') {
      const from = telegramStart(text, start);
      if (from !== -1) return { kind: 'provider-key', start: from, end, score: 1, provider };
      continue;
    }
    if (!looksRandom(written, prefix)) continue;
    const right = !checked || base62Crc32(written.slice(0, -6)) === written.slice(-6);
    return { kind: 'provider-key', start, end, score: right ? 1 : 0.8, provider };
  }
  return undefined;
}

/** Short prefixes say little, so the rest must look drawn by lot; of any key's rest a placeholder is none. */
function looksRandom(written: string, prefix: string): boolean {
  if (isPlaceholder(written)) return false;
  // Without a digit it may be words: then the prefix must say much and the letters be mixed.
  if (!/[0-9]/.test(written))
    return prefix.length >= 3 && written.length >= 16 && entropy(written) >= 3.2 && !/[a-z]{6}/.test(written);
  return written.length < 12 || entropy(written) >= (prefix.length <= 4 ? 3 : 2.5);
}

/** A bot's number of eight to ten digits stands in front of its key. */
function telegramStart(text: string, colon: number): number {
  let from = colon;
  while (from > 0 && colon - from < longestBack && /[0-9]/.test(text.charAt(from - 1))) from -= 1;
  const count = colon - from;
  return count >= 8 && count <= 10 && !isWordUnit(text.charCodeAt(from - 1)) ? from : -1;
}
