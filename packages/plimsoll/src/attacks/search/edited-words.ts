import { randomInteger, type Random } from '@plimsoll/core/statistics';
import { editWord } from './edit-word.js';

/** A text as its words, some of them edited. */
export interface EditedWords {
  /** Words and what stands between them, in turn. */
  readonly parts: readonly string[];
  /** How often each part was edited. */
  readonly depths: readonly number[];
}

/** Beyond this a word is not read any more. */
const mostOfOne = 3;
/** Longer stretches without a space (an address, Chinese) count as several words. */
const longestPart = 16;

export function wordsOf(text: string): EditedWords {
  const parts = text
    .split(/(\s+)/u)
    .flatMap((part) => (part.length > longestPart ? cutUp(part) : [part]))
    .filter((part) => part !== '');
  return { parts, depths: parts.map(() => 0) };
}

export function textOfWords({ parts }: EditedWords): string {
  return parts.join('');
}

/** Edits in all. */
export function editsOf({ depths }: EditedWords): number {
  return depths.reduce((sum, depth) => sum + depth, 0);
}

/** One edit more; where there are as many as allowed, one taken back as well. */
export function editedFurther(words: EditedWords, original: EditedWords, most: number, random: Random): EditedWords {
  if (most === 0) return words;
  const fewer = editsOf(words) < most ? words : takenBack(words, original, random);
  const places = fewer.parts.flatMap((part, at) =>
    (fewer.depths[at] as number) < mostOfOne && /[\p{L}\p{N}]/u.test(part) ? [at] : [],
  );
  if (places.length === 0) return fewer;
  // Long words carry most of what a text is about: of two drawn the longer.
  const [one, other] = [pick(places, random), pick(places, random)];
  const at = (fewer.parts[one] as string).length >= (fewer.parts[other] as string).length ? one : other;
  return {
    ...fewer,
    parts: fewer.parts.with(at, editWord(fewer.parts[at] as string, random)),
    depths: fewer.depths.with(at, (fewer.depths[at] as number) + 1),
  };
}

/** Each word from one of two, and no more edits than allowed. */
export function crossedWords(
  one: EditedWords,
  other: EditedWords,
  original: EditedWords,
  most: number,
  random: Random,
): EditedWords {
  const fromOne = one.parts.map(() => random.next() < 0.5);
  let mixed: EditedWords = {
    parts: one.parts.map((part, at) => (fromOne[at] === true ? part : (other.parts[at] as string))),
    depths: one.depths.map((depth, at) => (fromOne[at] === true ? depth : (other.depths[at] as number))),
  };
  while (editsOf(mixed) > most) mixed = takenBack(mixed, original, random);
  return mixed;
}

/** Without the edits of one word. */
function takenBack(words: EditedWords, original: EditedWords, random: Random): EditedWords {
  const places = words.depths.flatMap((depth, at) => (depth > 0 ? [at] : []));
  if (places.length === 0) return words;
  const at = pick(places, random);
  return { parts: words.parts.with(at, original.parts[at] as string), depths: words.depths.with(at, 0) };
}

function cutUp(part: string): readonly string[] {
  const letters = Array.from(part);
  const pieces = Math.ceil(letters.length / longestPart);
  return Array.from({ length: pieces }, (_, index) =>
    letters.slice(index * longestPart, (index + 1) * longestPart).join(''),
  );
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[randomInteger(random, items.length)] as Item;
}
