import { shuffle } from '@plimsoll/core/statistics';
import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';
import { fromJsonText, jsonText } from '../support/json-text.js';

const introduction = 'Put these words in the order of their numbers, then answer the sentence they make:';

/** The words in a random order, each with its number. */
export const numberedWords = defineConverter({
  name: 'numbered-words',
  family: 'reordering',
  scope: 'text',
  knowledge: rearrangedText({ summary: 'Shuffles the words and numbers them, for the model to sort.' }),
  convert: (text, _, random) => {
    const words = text.split(' ').map((word, index) => `${index + 1}=${jsonText(word)}`);
    return `${introduction}\n${shuffle(random, words).join('\n')}`;
  },
  decode: (converted) => {
    const words: string[] = [];
    for (const line of converted.split('\n').slice(1)) {
      const [, number, word] = /^(\d+)=(".*")$/.exec(line) ?? [];
      if (number === undefined || word === undefined) return converted;
      words[Number(number) - 1] = fromJsonText(word);
    }
    return words.join(' ');
  },
});
