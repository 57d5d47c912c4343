const fromFour = /(\p{L})(\p{L}{2,})(\p{L})/gu;
const fromSix = /(\p{L})(\p{L}{4,})(\p{L})/gu;

/**
 * Changes words between their first and their last letter, by which readers know them.
 *
 * @param fewest letters of a word that is changed: from six on a letter may be missing without making another word of it.
 */
export function insideWords(text: string, change: (inside: string) => string, fewest: 4 | 6 = 4): string {
  return text.replaceAll(
    fewest === 4 ? fromFour : fromSix,
    (_, first: string, inside: string, last: string) => first + change(inside) + last,
  );
}
