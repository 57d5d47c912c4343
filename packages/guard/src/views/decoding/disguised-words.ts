import { reverseCharacters, rot13 } from '@plimsoll/core/text';
import { asciiCodes, beyondAscii, type AsciiCodes } from './ascii-codes.js';
import type { EncodedRun } from './encoded-run.js';
import { letterCount, letterPairCosts } from './letter-pairs.js';
import { Stretch } from './stretch.js';
import { readSubstitution } from './substitution.js';

const edge = 26;
/** A character beyond ASCII: English words have none, so a word with one is neither of the two. */
const foreign = 27;
/** In quarters of a bit: how much more English a stretch must be when read the other way, for each letter. */
const enoughPerLetter = 4;
/** English words cost about 14 for each letter, other languages 20, letters at random 28. */
const mostPerLetter = 18.5;
/** Words that cost more are no English, and of few languages; in another alphabet they cost 28 to 35. */
const unlikelyPerLetter = 24;
/** Of words in an unknown alphabet so many characters are read together: enough to tell which it is. */
const longestUnlikely = 240;
/** Fewer letters show no language; backwards, some words of other languages look English. */
const fewestTurned = 10;
const fewestBackwards = 18;

const costs = /* @__PURE__ */ letterPairCosts();
const costsOf = /* @__PURE__ */ makeCosts();
const gains = {
  turned: /* @__PURE__ */ gainOf(costsOf.turned),
  backwards: /* @__PURE__ */ gainOf(costsOf.backwards),
  unlikely: /* @__PURE__ */ costs.map((cost, pair) => cost - (pair % letterCount === edge ? 0 : unlikelyPerLetter)),
};
const letters = /* @__PURE__ */ makeLetters();

/**
 * Words that are implausible as they stand and plausible English in rot13 or backwards: the stretches with the greatest
 * gain in likelihood by pairs of letters. Backwards text is given as a whole backwards and word by word. Stretches of words
 * that are no language as they stand are read in the shifted and affine alphabets, of which rot13 is the best known.
 */
export function findDisguisedWords(input: AsciiCodes, found: EncodedRun[]): void {
  const { turned, backwards, unlikely } = readWords(input, found);
  if (turned.finish()) addTurned(input.text, turned, found);
  if (backwards.finish()) addBackwards(input.text, backwards, found);
  if (unlikely.finish()) addSubstituted(input.text, unlikely, found);
}

/** From where on words, all of them whole, may turn out to be disguised once more of them follow. */
export function openDisguise(text: string): number {
  const { turned, backwards, unlikely } = readWords(asciiCodes(text), []);
  return Math.min(
    turned.open ?? text.length,
    unlikely.open === undefined ? text.length : clauseEnd(text, unlikely.open, -1),
    backwards.open === undefined ? text.length : clauseEnd(text, backwards.open, -1),
  );
}

function readWords(
  { text, codes }: AsciiCodes,
  found: EncodedRun[],
): { readonly turned: Stretch; readonly backwards: Stretch; readonly unlikely: Stretch } {
  const turned = new Stretch();
  const backwards = new Stretch();
  const unlikely = new Stretch(longestUnlikely);
  let before = edge;
  let wordStart = 0;
  let turnedGain = 0;
  let backwardsGain = 0;
  let unlikelyGain = 0;
  const { length } = text;
  for (let index = 0; index <= length; index += 1) {
    let letter = index === length ? edge : (letters[codes[index] as number] as number);
    if (letter === foreign) {
      if (!isPunctuation(text.charCodeAt(index))) {
        if (turned.finish()) addTurned(text, turned, found);
        if (backwards.finish()) addBackwards(text, backwards, found);
        if (unlikely.finish()) addSubstituted(text, unlikely, found);
        // The rest of the word goes with it.
        while (index + 1 < length && (letters[codes[index + 1] as number] as number) !== edge) index += 1;
        before = edge;
        continue;
      }
      letter = edge;
    }
    if (letter === edge && before === edge) continue;
    if (before === edge) {
      wordStart = index;
      turnedGain = 0;
      backwardsGain = 0;
      unlikelyGain = 0;
    }
    const pair = before * letterCount + letter;
    turnedGain += gains.turned[pair] as number;
    backwardsGain += gains.backwards[pair] as number;
    unlikelyGain += gains.unlikely[pair] as number;
    before = letter;
    if (letter !== edge) continue;
    if (turned.word(wordStart, index, turnedGain)) addTurned(text, turned, found);
    if (backwards.word(wordStart, index, backwardsGain)) addBackwards(text, backwards, found);
    if (unlikely.word(wordStart, index, unlikelyGain)) addSubstituted(text, unlikely, found);
  }
  return { turned, backwards, unlikely };
}

function addTurned(text: string, { start, end }: Stretch, found: EncodedRun[]): void {
  const hidden = text.slice(start, end);
  if (isCode(hidden) || !isBetter(hidden, costsOf.turned, fewestTurned)) return;
  found.push({ name: 'rot13', start, end, text: rot13(hidden) });
}

function addSubstituted(text: string, { start, end }: Stretch, found: EncodedRun[]): void {
  const sure = text.slice(start, end);
  const read = isCode(sure) ? undefined : readSubstitution(sure);
  if (read === undefined) return;
  // Words that look as good either way belong to it up to the next punctuation.
  let from = clauseEnd(text, start, -1);
  while (text.charCodeAt(from) === 32) from += 1;
  const to = clauseEnd(text, end, 1);
  found.push({ name: read.name, start: from, end: to, text: read.write(text.slice(from, to)) });
}

function addBackwards(text: string, { start, end }: Stretch, found: EncodedRun[]): void {
  const sure = text.slice(start, end);
  if (isCode(sure) || !isBetter(sure, costsOf.backwards, fewestBackwards)) return;
  // Words that look as good either way ("now", "on") belong to it up to the next punctuation.
  const from = clauseEnd(text, start, -1);
  const to = clauseEnd(text, end, 1);
  const hidden = text.slice(from, to);
  const plain = reverseCharacters(hidden);
  found.push({ name: 'reversed', start: from, end: to, text: plain });
  const words = hidden.replace(/[A-Za-z]+/g, reverseCharacters);
  if (words !== plain) found.push({ name: 'reversed-words', start: from, end: to, text: words });
}

/** The nearest punctuation or end of line, within some words. */
function clauseEnd(text: string, from: number, step: 1 | -1): number {
  let at = from;
  let word = from;
  for (let count = 0; count < 40; count += 1) {
    const next = step < 0 ? at - 1 : at;
    if (next < 0 || next >= text.length || '.!?:;\n'.includes(text.charAt(next))) return at;
    if (text.charAt(next) === ' ') word = at;
    at += step;
  }
  return word;
}

/** Base64 and the names in programs: capitals and letters where words have none. */
function isCode(text: string): boolean {
  return (text.slice(0, 80).match(/[a-z][A-Z]|[0-9][A-Za-z]/g)?.length ?? 0) > 2;
}

/** Whether a text is plausible when read the other way, and so much more plausible than as it stands. */
function isBetter(hidden: string, other: Int8Array, fewest: number): boolean {
  let before = edge;
  let cost = 0;
  let read = 0;
  let count = 0;
  for (let index = 0; index <= hidden.length; index += 1) {
    const unit = index === hidden.length ? 0 : hidden.charCodeAt(index);
    const letter = unit < 128 ? (letters[unit] as number) : edge;
    if (letter !== edge || before !== edge) {
      const pair = before * letterCount + letter;
      cost += costs[pair] as number;
      read += other[pair] as number;
    }
    if (letter !== edge) count += 1;
    before = letter;
  }
  return read <= mostPerLetter * count && cost - read >= enoughPerLetter * count && differentLetters(hidden) >= fewest;
}

/** Letters of the words, each word counted once: one word, or one again and again, shows nothing. */
function differentLetters(text: string): number {
  const words = new Set(text.match(/[A-Za-z]+/g));
  let count = 0;
  for (const word of words) count += word.length;
  return words.size === 1 ? 0 : count;
}

/** What pairs of letters cost when they are read in rot13, and backwards. */
function makeCosts(): { readonly turned: Int8Array; readonly backwards: Int8Array } {
  const turned = new Int8Array(letterCount * letterCount);
  const backwards = new Int8Array(letterCount * letterCount);
  const turn = (letter: number): number => (letter === edge ? edge : (letter + 13) % 26);
  for (let first = 0; first < letterCount; first += 1) {
    for (let second = 0; second < letterCount; second += 1) {
      const pair = first * letterCount + second;
      turned[pair] = costs[turn(first) * letterCount + turn(second)] as number;
      backwards[pair] = costs[second * letterCount + first] as number;
    }
  }
  return { turned, backwards };
}

function gainOf(other: Int8Array): Int8Array {
  return other.map((cost, pair) => (costs[pair] as number) - cost);
}

/** Number of a letter by its code, {@link edge} for anything else. */
function makeLetters(): Uint8Array {
  const table = new Uint8Array(256).fill(edge);
  for (let letter = 0; letter < 26; letter += 1) table[65 + letter] = table[97 + letter] = letter;
  table[beyondAscii] = foreign;
  return table;
}

/** Typographic quotes, dashes and spaces, which stand between words. */
function isPunctuation(unit: number): boolean {
  return unit === 0xa0 || (unit >= 0x2000 && unit <= 0x206f);
}
