import type { Lexicon } from './lexicon.js';
import { hashWord } from './vocabulary.js';
import { numberOf } from './word-index.js';

/** What a word counts as, a bit set. */
export const wordKind = { user: 1, self: 2, negation: 4, obligation: 8, subject: 16, wrong: 32 } as const;

/** The words of each wordKind. The lexicon numbers them, so that a word's kinds are one look-up. */
export const wordsByKind: readonly (readonly [number, string])[] = [
  [wordKind.user, 'you your yours yourself'],
  [wordKind.self, 'i me my we our us myself'],
  [wordKind.subject, 'i we'],
  [wordKind.negation, 'not no never nothing none neither nor without'],
  [wordKind.obligation, 'should must ought need important always better please respect'],
  [
    wordKind.wrong,
    'illegal unethical wrong immoral harmful inappropriate dangerous crime cruel mean unkind harm hurt unacceptable hurtful privacy respect',
  ],
];

/** The kinds of each word of a lexicon, by word number. */
export function kindsOfWords({ index }: Lexicon): Uint8Array {
  const kinds = new Uint8Array(index.hashes.length);
  for (const [bit, words] of wordsByKind) {
    for (const word of words.split(' ')) {
      const number = numberOf(index, hashWord(word));
      kinds[number] = (kinds[number] ?? 0) | bit;
    }
  }
  return kinds;
}
