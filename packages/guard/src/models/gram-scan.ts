import { ClassScan } from './class-scan.js';
import { addSign, mixers } from './word-hash.js';

/** Buckets of the gram table: 2^17. */
export const bucketBits = 17;
/** A chunk ends at the first space or mark after this many UTF-16 units. */
const softChunk = 72;
/** And here in any case, for scripts without spaces and for long runs. */
const hardChunk = 112;
/** Grams that one unit can end: characters 3 to 5, a word, a word pair, a pair with a gap. */
const mostPerUnit = 6;

const { first, second, third } = mixers;
const shift = 32 - bucketBits;

/** Unit classes: 0 gap, 1 mark, 2 letter of a word, 3 a sign that is a word by itself (Han, kana). */
function unitClass(unit: number): number {
  if (unit < 0x80) {
    if ((unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 39)
      return 2;
    return unit <= 32 ? 0 : 1;
  }
  if (unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200b)) return 0;
  if ((unit >= 0xa1 && unit <= 0xbf) || (unit >= 0x2010 && unit <= 0x206f) || (unit >= 0x3001 && unit <= 0x303f))
    return 1;
  if (unit >= 0xff01 && unit <= 0xff0f) return 1;
  return (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff) ? 3 : 2;
}

const classes = new Uint8Array(0x10000);
let unitClassesMade = false;
let scan: ClassScan | undefined;

/**
 * Takes the grams of a stretch of text, chunk after chunk, and the rows of its word classes; both lists are reused for the next
 * chunk.
 */
export type ChunkReader = (
  buckets: Int32Array,
  count: number,
  start: number,
  end: number,
  rows: Int32Array,
  rowCount: number,
) => void;

const scratch = new Int32Array((hardChunk + 1) * mostPerUnit);

/**
 * Reads a text once and hands on its hashed grams: runs of 3, 4 and 5 characters (white space as one space, digits as one
 * sign), words, word pairs, and pairs with one word between. Linear; nothing is kept but the chunk at hand.
 *
 * @param text normalised and in lower case.
 */
export function scanGrams(text: string, read: ChunkReader): void {
  if (!unitClassesMade) {
    for (let unit = 0; unit < 0x10000; unit += 1) classes[unit] = unitClass(unit);
    unitClassesMade = true;
  }
  const classScan = (scan ??= new ClassScan(hardChunk + 2));
  classScan.reset();
  const buckets = scratch;
  let count = 0;
  let chunkStart = 0;
  // The last four signs, for the runs of characters.
  let before1 = 32;
  let before2 = 0;
  let before3 = 0;
  let before4 = 0;
  let word = 0;
  let lastWord = 0;
  let wordBefore = 0;
  const length = text.length;
  for (let at = 0; at <= length; at += 1) {
    const unit = at < length ? text.charCodeAt(at) : 32;
    const kind = classes[unit] as number;
    if (word !== 0 && kind !== 2) {
      // A word has ended.
      buckets[count] = Math.imul(word, third) >>> shift;
      buckets[count + 1] = Math.imul(Math.imul(lastWord, first) ^ word, second) >>> shift;
      buckets[count + 2] = Math.imul(Math.imul(wordBefore, second) + word, first) >>> shift;
      count += 3;
      wordBefore = lastWord;
      lastWord = word;
      classScan.wordEnd(word);
      word = 0;
    }
    const sign = kind === 0 ? 32 : unit >= 48 && unit <= 57 ? 48 : unit;
    if (sign !== 32 || before1 !== 32) {
      if (before2 !== 0) {
        const run3 = Math.imul(Math.imul(Math.imul(before2, first) + before1, second) + sign, third);
        buckets[count] = (run3 ^ (run3 << 13)) >>> shift;
        count += 1;
        if (before3 !== 0) {
          const run4 = Math.imul(run3 + before3, first);
          buckets[count] = (run4 ^ (run4 << 11)) >>> shift;
          count += 1;
          if (before4 !== 0) {
            const run5 = Math.imul(run4 + before4, second);
            buckets[count] = (run5 ^ (run5 << 12)) >>> shift;
            count += 1;
          }
        }
      }
      before4 = before3;
      before3 = before2;
      before2 = before1;
      before1 = sign;
    }
    if (kind === 2) {
      word = addSign(word, sign);
      classScan.letter(word);
    } else if (kind === 3) {
      classScan.sign(unit);
      const han = Math.imul(unit, first) | 1;
      buckets[count] = Math.imul(han, third) >>> shift;
      buckets[count + 1] = Math.imul(Math.imul(lastWord, first) ^ han, second) >>> shift;
      count += 2;
      wordBefore = lastWord;
      lastWord = han;
    } else if (unit !== 32) classScan.mark(unit);
    const run = at - chunkStart;
    if ((run >= softChunk && kind !== 2) || run >= hardChunk) {
      read(buckets, count, chunkStart, at, classScan.rows, classScan.count);
      count = 0;
      classScan.count = 0;
      chunkStart = at;
    }
  }
  if (count > 0) read(buckets, count, chunkStart, length, classScan.rows, classScan.count);
}
