/** A text in so many parts of about one length, none in the middle of a character; fewer where it is too short. */
export function cutText(text: string, parts: number): readonly string[] {
  const characters = Array.from(text);
  const size = Math.max(1, Math.ceil(characters.length / parts));
  const cut: string[] = [];
  for (let from = 0; from < characters.length; from += size) cut.push(characters.slice(from, from + size).join(''));
  return cut.length === 0 ? [''] : cut;
}
