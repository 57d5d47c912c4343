import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { tokenAlphabet } from '../support/token-alphabet.js';

const keys = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** The keys pressed on an old telephone: "44" for h. */
export const keypad = defineConverter({
  name: 'keypad',
  family: 'letters-as-numbers',
  scope: 'text',
  knowledge: encodedText({ summary: 'Writes the keys that type the text on a telephone without a keyboard.' }),
  ...tokenAlphabet({
    tokens: new Map(
      keys.flatMap((letters, key) =>
        Array.from(letters, (letter, press) => [letter, [String(key + 2).repeat(press + 1)]] as const),
      ),
    ),
  }),
});
