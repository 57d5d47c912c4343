/** Shorter words say little about what a text is about. */
const shortest = 4;

/** Without a model: at least half of the longer words of the goal stand in the text. */
export function staysOnTopic(text: string, goal: string): boolean {
  const wanted = wordsOf(goal);
  if (wanted.size === 0) return true;
  const there = wordsOf(text);
  let kept = 0;
  for (const word of wanted) if (there.has(word)) kept += 1;
  return kept * 2 >= wanted.size;
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= shortest));
}
