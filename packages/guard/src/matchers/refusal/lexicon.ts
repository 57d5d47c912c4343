import { contractions } from './contractions.js';
import {
  acceptancePhrases,
  apologyPhrases,
  clarificationPhrases,
  closingOfferPhrases,
  disclaimerPhrases,
  instructionPhrases,
  moralisingPhrases,
  nonEndorsementPhrases,
  redirectionPhrases,
  topicChangePhrases,
} from './other-phrases.js';
import { parsePhrases, type Phrase } from './phrase-grammar.js';
import { ignoredPhrases, limitationPhrases, refusalPhrases, strongLimitationPhrases } from './refusal-phrases.js';
import type { ReplyMove } from './types.js';
import { indexPhrases, type PhraseIndex } from './phrase-index.js';
import { hashWord } from './vocabulary.js';
import { wordsByKind } from './word-kinds.js';
import { languageWords } from './word-classes.js';
import { indexWords, type WordIndex } from './word-index.js';

/** The moves that phrase rules find; a sentence's moves are a bit set with bit `1 << index` of this list. */
export const phraseMoves = [
  'refusal',
  'limitation',
  'non-endorsement',
  'apology',
  'moralising',
  'redirection',
  'topic-change',
  'closing-offer',
  'acceptance',
  'disclaimer',
  'instruction',
  'clarification',
] as const satisfies readonly ReplyMove[];

/** Languages in the order of their bits in {@link Lexicon.languages}. */
export const knownLanguages: readonly string[] = Object.keys(languageWords);

/** A phrase rule with words replaced by membership sets over word numbers. */
export interface CompiledPhrase {
  /** Index into {@link phraseMoves}; -1 for a phrase that is no move. */
  readonly move: number;
  readonly members: readonly Uint8Array[];
  readonly gaps: readonly number[];
  /** Farthest the first element may stand from the beginning of its sentence. */
  readonly reach: number;
  readonly atEnd: boolean;
  /** Whether it silences the phrases after it that start at the same word. */
  readonly wins: boolean;
}

/** Everything the scanner looks words up in. Words are numbered from 1; 0 is any other word. */
export interface Lexicon {
  readonly index: WordIndex;
  /** For a contraction, the numbers of its two words; else 0. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Bit set over {@link knownLanguages} per word. */
  readonly languages: Int32Array;
  /** All phrases, winning ones first. */
  readonly phrases: PhraseIndex;
}

/** The first this many of the rules silence the others. */
const winning = 2;
const rules: readonly (readonly [number, string])[] = [
  [-1, ignoredPhrases],
  [1, strongLimitationPhrases],
  ...[
    refusalPhrases,
    limitationPhrases,
    nonEndorsementPhrases,
    apologyPhrases,
    moralisingPhrases,
    redirectionPhrases,
    topicChangePhrases,
    closingOfferPhrases,
    acceptancePhrases,
    disclaimerPhrases,
    instructionPhrases,
    clarificationPhrases,
  ].map((source, index) => [index, source] as const),
];

function numberWords(phrases: readonly Phrase[]): Map<string, number> {
  const numbers = new Map<string, number>();
  const add = (word: string): void => {
    if (!numbers.has(word)) numbers.set(word, numbers.size + 1);
  };
  for (const phrase of phrases) for (const element of phrase.elements) element.words.forEach(add);
  for (const words of Object.values(languageWords)) words.split(' ').forEach(add);
  for (const [, words] of wordsByKind) words.split(' ').forEach(add);
  for (const [short, [first, second]] of contractions) [short, first, second].forEach(add);
  return numbers;
}

/** Builds the lexicon from the word lists; about two milliseconds, once. */
export function buildLexicon(): Lexicon {
  const parsed = rules.map(([move, source], index) => [move, parsePhrases(source), index < winning] as const);
  const numbers = numberWords(parsed.flatMap(([, phrases]) => phrases));
  const size = numbers.size + 1;
  const hashes = new Int32Array(size);
  for (const [word, number] of numbers) hashes[number] = hashWord(word);
  const first = new Int32Array(size);
  const second = new Int32Array(size);
  for (const [short, [one, two]] of contractions) {
    const number = numbers.get(short) ?? 0;
    first[number] = numbers.get(one) ?? 0;
    second[number] = numbers.get(two) ?? 0;
  }
  const languages = new Int32Array(size);
  Object.values(languageWords).forEach((words, bit) => {
    for (const word of words.split(' ')) {
      const number = numbers.get(word) ?? 0;
      languages[number] = (languages[number] ?? 0) | (1 << bit);
    }
  });
  const shared = new Map<string, Uint8Array>();
  const membersOf = (words: readonly string[]): Uint8Array => {
    const key = words.join(' ');
    const known = shared.get(key);
    if (known !== undefined) return known;
    const members = new Uint8Array(size);
    for (const word of words) members[numbers.get(word) ?? 0] = 1;
    shared.set(key, members);
    return members;
  };
  const compiled: CompiledPhrase[] = [];
  for (const [move, phrases, wins] of parsed) {
    for (const phrase of phrases) {
      compiled.push({
        move,
        members: phrase.elements.map((element) => membersOf(element.words)),
        gaps: phrase.elements.map((element) => element.gap),
        reach: phrase.atStart ? (phrase.elements[0]?.gap ?? 0) : Number.POSITIVE_INFINITY,
        atEnd: phrase.atEnd,
        wins,
      });
    }
  }
  return { index: indexWords(hashes), first, second, languages, phrases: indexPhrases(compiled, size) };
}
