// A run of letters, digits and combining marks. Scripts written without spaces go in letter by letter, so that any part
// of a sentence is found; their signs and punctuation are no words.
const word =
  /(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}])+/gu;

const longestWord = 64;
// PostgreSQL keeps at most a megabyte of words for one text, in UTF-8.
const mostWordCharacters = 200_000;
const mostCharacters = 1_000_000;

/**
 * The words of a text as full text keeps and looks for them: compatibility forms and accents folded, lower case, each
 * once. The same on every database, so that a search finds the same everywhere; nothing in a query is an operator.
 *
 * Takes the first million characters, and different words up to 200,000 characters; words are cut at 64 characters.
 *
 * @example
 * ```ts
 * searchWords('Café—CAFE, 2 "OR" 1'); // ['cafe', '2', 'or', '1']
 * ```
 */
export function searchWords(text: string): readonly string[] {
  const folded = text.slice(0, mostCharacters).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = new Set<string>();
  let characters = 0;
  for (const [found] of folded.matchAll(word)) {
    const cut = found.slice(0, longestWord);
    if (words.has(cut)) continue;
    characters += cut.length;
    if (characters > mostWordCharacters) break;
    words.add(cut);
  }
  return [...words];
}
