import { defineConverter } from '../converter.js';
import { encodedText } from '../knowledge/kinds-of-knowledge.js';

/** "egg" before each run of vowels, as children do: "bank" becomes "beggank". */
export const eggLanguage = defineConverter({
  name: 'egg-language',
  family: 'language-game',
  scope: 'letters',
  knowledge: encodedText({ summary: 'Puts "egg" before the vowels of each syllable.' }),
  convert: (text) => text.replaceAll(/[aeiou]+/gi, 'egg$&'),
  decode: (converted) => converted.replaceAll(/egg([aeiou]+)/gi, '$1'),
});
