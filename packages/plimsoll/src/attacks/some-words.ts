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
  const places: number[] = [];
  // Every other part is space, and the ends may be empty.
  for (let index = 0; index < parts.length; index += 2) if (parts[index] !== '') places.push(index);
  const order = places.map((place) => {
    const length = (parts[place] as string).length;
    return { place, rank: words === 'longest' ? length + random.next() / 2 : random.next() };
  });
  order.sort((a, b) => b.rank - a.rank);
  const chosen = Math.min(order.length, Math.max(1, Math.round(share * places.length)));
  // In the order of the text: what is random in a converter goes on from word to word.
  const converted = order.slice(0, chosen).map(({ place }) => place);
  for (const place of converted.sort((a, b) => a - b)) parts[place] = convert(parts[place] as string);
  return parts.join('');
}
