import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { tokenAlphabet } from '../support/token-alphabet.js';

const words =
  'anchor apple autumn barrel bridge butter candle canvas copper dinner dolphin dragon eagle ember evening feather forest fossil garden ginger guitar hammer harbour honey iceberg island ivory jacket jigsaw juniper kettle kitten knapsack ladder lemon lantern magnet marble mountain napkin needle nutmeg olive orchard otter paddle pebble pepper quarry quartz quilt rabbit raisin river saddle silver spoon table teapot timber umbrella uncle urchin valley velvet violin wagon walnut winter xylem xenon xylophone yacht yarn yellow zebra zenith zipper'.split(
    ' ',
  );
const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
const tokens = new Map<string, string[]>();
for (const word of [...words, ...capitalised]) {
  tokens.set(word.charAt(0), [...(tokens.get(word.charAt(0)) ?? []), word]);
}

/** Words whose first letters spell the text. */
export const firstLetters = defineConverter({
  name: 'first-letters',
  family: 'acrostic',
  scope: 'text',
  knowledge: rearrangedText({
    summary: 'Writes a word for each letter; the first letters spell the text.',
    defences: ['Notice words in a row without a sentence', 'Judge the reply'],
    sources: [sources.disguiseAndReconstruct],
  }),
  ...tokenAlphabet({ tokens, cased: true }),
});
