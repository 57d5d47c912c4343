import { foldCase } from '@plimsoll/core/text';

/** Phrases by which users ask for tools, ready to be looked for in one pass over the words of a text. */
export interface AskedPhrases {
  /** By the first word. */
  readonly byWord: ReadonlyMap<string, readonly AskedPhrase[]>;
  /** Those whose first word ends openly. */
  readonly open: readonly AskedPhrase[];
}

interface AskedPhrase {
  readonly tool: string;
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly openEnd: boolean;
}

const word = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)?|[.!?;\n]/gu;
const sentenceEnd = /^[.!?;\n]$/;
/** Within three words before a phrase they turn it round: "do not pay", "without sending". English, German, French, Spanish. */
const negations = new Set(
  "not never don't dont doesn't didn't shouldn't mustn't won't can't cannot without no nicht nie kein keine keinen ohne ne pas jamais sans nunca sin".split(
    ' ',
  ),
);
const negationReach = 3;
const longestGap = 6;
/** Stands for words between two words of a phrase; no word is written so. */
const gap = '...';

/**
 * Compiles the `asked` phrases of tools. A "*" at the end of a phrase leaves its last word open; "..." between two words
 * stands for up to six words of the same sentence ("let ... know").
 */
export function compileAskedPhrases(phrases: Iterable<readonly [tool: string, phrase: string]>): AskedPhrases {
  const byWord = new Map<string, AskedPhrase[]>();
  const open: AskedPhrase[] = [];
  for (const [tool, phrase] of phrases) {
    const words = phrase
      .split(/(?:\.\.\.|…)/)
      .flatMap((part, index) => [
        ...(index === 0 ? [] : [gap]),
        ...wordsOf(part).filter((one) => !sentenceEnd.test(one)),
      ]);
    const first = words[0];
    if (first === undefined || first === gap) continue;
    const compiled = { tool, words, openEnd: phrase.trimEnd().endsWith('*') };
    if (compiled.openEnd && words.length === 1) open.push(compiled);
    else byWord.set(first, [...(byWord.get(first) ?? []), compiled]);
  }
  return { byWord, open };
}

/**
 * The tools that a user's text asks for. A phrase after a negation ("do not pay") does not count.
 *
 * @example
 * ```ts
 * const phrases = compileAskedPhrases([['pay', 'pay'], ['send', 'reply']]);
 * [...askedFor('Read the bill, but do not pay it. Reply to Ann.', phrases)]; // ['send']
 * ```
 */
export function askedFor(text: string, phrases: AskedPhrases): Set<string> {
  const asked = new Set<string>();
  if (phrases.byWord.size === 0 && phrases.open.length === 0) return asked;
  const words = wordsOf(text);
  for (let index = 0; index < words.length; index += 1) {
    const here = words[index] as string;
    for (const phrase of phrases.byWord.get(here) ?? []) if (standsAt(words, index, phrase)) take(phrase, index);
    for (const phrase of phrases.open) if (here.startsWith(phrase.words[0] as string)) take(phrase, index);
  }
  return asked;

  function take(phrase: AskedPhrase, index: number): void {
    if (!isNegated(words, index)) asked.add(phrase.tool);
  }
}

function standsAt(words: readonly string[], start: number, phrase: AskedPhrase): boolean {
  let at = start;
  for (const [index, wanted] of phrase.words.entries()) {
    if (wanted === gap) continue;
    const open = phrase.openEnd && index === phrase.words.length - 1;
    const last = phrase.words[index - 1] === gap ? at + longestGap : at;
    while (!(open ? (words[at] ?? '').startsWith(wanted) : words[at] === wanted)) {
      if (at >= last || at >= words.length || sentenceEnd.test(words[at] as string)) return false;
      at += 1;
    }
    at += 1;
  }
  return true;
}

function isNegated(words: readonly string[], index: number): boolean {
  for (let before = index - 1; before >= Math.max(0, index - negationReach); before -= 1) {
    const one = words[before] as string;
    if (sentenceEnd.test(one)) return false;
    if (negations.has(one)) return true;
  }
  return false;
}

function wordsOf(text: string): string[] {
  return foldCase(text).replaceAll('’', "'").match(word) ?? [];
}
