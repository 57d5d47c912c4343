/** The characters of a text in another order. @param order places of the text, each once. */
export function reorder(text: string, order: (length: number) => readonly number[]): string {
  const characters = Array.from(text);
  return order(characters.length)
    .map((place) => characters[place])
    .join('');
}

/** Undoes {@link reorder}. */
export function restoreOrder(text: string, order: (length: number) => readonly number[]): string {
  const characters = Array.from(text);
  const plain: string[] = [];
  for (const [index, place] of order(characters.length).entries()) plain[place] = characters[index] as string;
  return plain.join('');
}
