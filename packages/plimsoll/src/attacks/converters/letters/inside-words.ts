/** Changes words of four letters and more between their first and their last letter, by which readers know them. */
export function insideWords(text: string, change: (inside: string) => string): string {
  return text.replaceAll(
    /(\p{L})(\p{L}{2,})(\p{L})/gu,
    (_, first: string, inside: string, last: string) => first + change(inside) + last,
  );
}
