import { lookAlike } from './look-alikes.js';

const letterDigitSymbol = /^[\p{L}\p{N}\p{So}\p{Sc}]$/u;
const mark = /\p{M}/gu;
const longestCache = 20_000;
const cache = /* @__PURE__ */ new Map<number, string>();

/** Letters with a stroke and the like, which lose it: Unicode does not take them apart. */
const strokes = /* @__PURE__ */ new Map(Object.entries({ ø: 'o', ł: 'l', đ: 'd', ß: 'ss', ɩ: 'i' }));

/**
 * What a reader takes a character for: its plain lower-case letters or digits. Compatibility forms (full width, circled,
 * mathematical), accents, look-alike Cyrillic and Greek letters, regional indicators and invisible tag characters are
 * all undone; '' for white space, punctuation, marks and whatever is not seen.
 *
 * Lossy on purpose: use it to find what somebody may have disguised, on both sides of the comparison.
 *
 * @example
 * ```ts
 * plainLetters('Ａ'.codePointAt(0)!); // 'a'
 * ```
 */
export function plainLetters(codePoint: number): string {
  let letters = cache.get(codePoint);
  if (letters === undefined) {
    letters = compute(codePoint);
    if (cache.size >= longestCache) cache.clear();
    cache.set(codePoint, letters);
  }
  return letters;
}

function compute(codePoint: number): string {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return '';
  if (codePoint >= 0xe0020 && codePoint <= 0xe007e) return compute(codePoint - 0xe0000);
  for (const [first, last] of letterRanges) {
    if (codePoint >= first && codePoint <= last) return String.fromCharCode(97 + codePoint - first);
  }
  let letters = '';
  for (const character of String.fromCodePoint(codePoint).normalize('NFKC')) {
    if (!letterDigitSymbol.test(character)) continue;
    // Only alphabets lose their accents: elsewhere marks tell letters apart.
    const base = (character.normalize('NFD').codePointAt(0) as number) < 0x530 ? character.normalize('NFD') : character;
    for (const letter of base.replace(mark, '').toUpperCase().toLowerCase())
      letters += strokes.get(letter) ?? lookAlike(letter.codePointAt(0) as number) ?? letter;
  }
  return letters;
}

/** Letters in order that have no compatibility form: negative circled, negative squared, regional indicators. */
const letterRanges: readonly (readonly [number, number])[] = [
  [0x1f150, 0x1f169],
  [0x1f170, 0x1f189],
  [0x1f1e6, 0x1f1ff],
];
