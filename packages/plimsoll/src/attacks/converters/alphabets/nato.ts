import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';
import { singleTokens, tokenAlphabet } from '../support/token-alphabet.js';

const words =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu';
const numbers = ['Zero', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Niner'];

/** The spelling alphabet of ICAO and NATO. */
export const nato = defineConverter({
  name: 'nato',
  family: 'spelling-alphabet',
  scope: 'text',
  knowledge: encodedText({ summary: 'Spells the text in the alphabet of radio operators.' }),
  ...tokenAlphabet({
    tokens: singleTokens(
      Object.fromEntries([
        ...words.split(' ').map((word) => [word.charAt(0).toLowerCase(), word] as const),
        ...numbers.map((word, digit) => [String(digit), word] as const),
      ]),
    ),
  }),
});
