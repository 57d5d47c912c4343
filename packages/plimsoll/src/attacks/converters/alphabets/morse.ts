import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { singleTokens, tokenAlphabet } from '../support/token-alphabet.js';

/** ITU-R M.1677-1, section 1.1, less the "x" of multiplication and the per cent signs, which are made of others. */
// prettier-ignore
const morseCodes = {
  a: '.-', b: '-...', c: '-.-.', d: '-..', e: '.', é: '..-..', f: '..-.', g: '--.', h: '....', i: '..', j: '.---', k: '-.-',
  l: '.-..', m: '--', n: '-.', o: '---', p: '.--.', q: '--.-', r: '.-.', s: '...', t: '-', u: '..-', v: '...-', w: '.--',
  x: '-..-', y: '-.--', z: '--..',
  1: '.----', 2: '..---', 3: '...--', 4: '....-', 5: '.....', 6: '-....', 7: '--...', 8: '---..', 9: '----.', 0: '-----',
  '.': '.-.-.-', ',': '--..--', ':': '---...', '?': '..--..', "'": '.----.', '-': '-....-', '/': '-..-.', '(': '-.--.',
  ')': '-.--.-', '"': '.-..-.', '=': '-...-', '+': '.-.-.', '@': '.--.-.',
} as const;

/** Morse code (ITU-R M.1677-1): letters apart by a space, words by " / ". */
export const morse = defineConverter({
  name: 'morse',
  family: 'telegraph-code',
  scope: 'text',
  knowledge: encodedText({
    summary: 'Writes the text in Morse code.',
    sources: [sources.jailbroken, sources.cipherChat],
  }),
  ...tokenAlphabet({ tokens: singleTokens(morseCodes) }),
});
