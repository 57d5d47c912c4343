import { lookAlike } from '@plimsoll/core/text';

/** What a code point that is not read gives: it may be put in or taken out in any number without any effect. */
const unread = 0;
/** A sign that no gram contains: it parts what stands on either side. */
export const breakSymbol = 1;

/** Letters and digits in the place of others that they are drawn like: 1 and l are i. */
const leet: ReadonlyMap<string, string> = new Map(
  Object.entries({ '0': 'o', '1': 'i', l: 'i', '|': 'i', '3': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't' }),
);
const otherDigit = '2';
const mark = /^\p{M}$/u;
const letter = /^\p{L}$/u;
const digit = /^\p{N}$/u;
const invisible = /^[\p{Cc}\p{Cf}\p{Cs}\p{DI}]$/u;
/** Spaces, marks, punctuation, signs and pictures. */
const silent = /^[\p{Z}\p{M}\p{P}\p{S}]$/u;

/** 1 + symbol of each unit that has been met; 0 before. */
const known = /* @__PURE__ */ new Uint16Array(0x10000);
const highest = 0xfffe;

/**
 * The symbol that a code point is read as: 0 for what is not read, {@link breakSymbol} for what parts grams, else the code
 * point of a letter or digit. It depends on nothing but the code point itself, and each gives at most one symbol; the
 * certificate rests on both. A lone surrogate is not read, so that one edit beside it changes no more than one symbol.
 */
export function symbolOf(codePoint: number): number {
  if (codePoint > 0xffff) return readSymbol(codePoint);
  const met = known[codePoint] as number;
  if (met !== 0) return met - 1;
  const symbol = readSymbol(codePoint);
  if (symbol < highest) known[codePoint] = symbol + 1;
  return symbol;
}

function readSymbol(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  const like = leet.get(character) ?? lookAlike(codePoint);
  if (like !== undefined) return symbolOfLetter(like);
  if (invisible.test(character)) return unread;
  // Styled letters may count as signs: circled ones do.
  const [only, ...more] = lettersIn(character);
  if (only !== undefined && more.length === 0) return symbolOfLetter(only);
  return silent.test(character) ? unread : breakSymbol;
}

/** The letters and digits that a character stands for, in lower case and without accents. */
function lettersIn(character: string): readonly string[] {
  return Array.from(character.normalize('NFKD').toLowerCase().normalize('NFKD')).filter(
    (one) => !mark.test(one) && (letter.test(one) || digit.test(one)),
  );
}

function symbolOfLetter(character: string): number {
  const like = lookAlike(character.codePointAt(0) as number) ?? character;
  const plain = leet.get(like) ?? (digit.test(like) ? otherDigit : like);
  return plain.codePointAt(0) as number;
}

/** A text as symbols. */
export interface SymbolText {
  readonly symbols: Int32Array;
  /** Where in the text each symbol stands, in UTF-16 units; one more for the end. */
  readonly offsets: Int32Array;
}

/** Reads a text as symbols. Linear. */
export function readSymbols(text: string): SymbolText {
  const symbols = new Int32Array(text.length);
  const offsets = new Int32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const paired = unit >= 0xd800 && unit < 0xdc00;
    const codePoint = paired ? (text.codePointAt(at) as number) : unit;
    const symbol = symbolOf(codePoint);
    if (symbol !== unread) {
      symbols[count] = symbol;
      offsets[count] = at;
      count += 1;
    }
    if (codePoint > 0xffff) at += 1;
  }
  offsets[count] = text.length;
  return { symbols: symbols.subarray(0, count), offsets: offsets.subarray(0, count + 1) };
}
