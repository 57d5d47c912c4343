import { letterCount, letterPairCosts } from './letter-pairs.js';

const edge = 26;
/** English words cost about 14 quarters of a bit for each letter, other languages 20, letters at random 28. */
const mostPerLetter = { words: 21, english: 20 };
const fewestDifferent = 5;
const fewestLetters = { words: 8, english: 12 };
const costs = /* @__PURE__ */ letterPairCosts();

/** Whether a text made of letters reads like words in some language, or like English. */
export function isPlausible(text: string, as: 'words' | 'english' = 'words'): boolean {
  let cost = 0;
  let before = edge;
  let letters = 0;
  let seen = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const lower = index === text.length ? 0 : text.charCodeAt(index) | 32;
    const letter = lower >= 97 && lower <= 122 ? lower - 97 : edge;
    if (letter !== edge || before !== edge) cost += costs[before * letterCount + letter] as number;
    if (letter !== edge) {
      letters += 1;
      seen |= 1 << letter;
    }
    before = letter;
  }
  let different = 0;
  for (; seen !== 0; seen &= seen - 1) different += 1;
  return letters >= fewestLetters[as] && different >= fewestDifferent && cost <= mostPerLetter[as] * letters;
}
