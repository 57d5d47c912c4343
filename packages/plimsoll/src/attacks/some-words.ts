import type { Random } from '@plimsoll/core/statistics';

/** Which words a converter of letters is applied to. */
export interface WordChoice {
  /** Share of the words, above 0 and at most 1. */
  readonly share: number;
  /** Any words, or the longest ones, which carry most of the meaning. */
  readonly words: 'any' | 'longest';
}

/** Applies a conversion to some words of a text and leaves the others, and all space between them, as they are. */
export function convertSomeWords(
  text: string,
  { share, words }: WordChoice,
  random: Random,
  convert: (word: string) => string,
): string {
  const parts = text.split(/(\s+)/u);
  const places = parts.flatMap((part, index) => (/\S/u.test(part) ? [index] : []));
  const order = places.map((place) => {
    const length = (parts[place] as string).length;
    return { place, rank: words === 'longest' ? length + random.next() / 2 : random.next() };
  });
  order.sort((a, b) => b.rank - a.rank);
  const chosen = new Set(order.slice(0, Math.max(1, Math.round(share * places.length))).map(({ place }) => place));
  return parts.map((part, index) => (chosen.has(index) ? convert(part) : part)).join('');
}
