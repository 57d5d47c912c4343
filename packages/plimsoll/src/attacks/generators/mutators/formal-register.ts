import { replaceWords, type Mutator } from './mutator.js';

const formal = {
  "i'm": 'I am',
  "don't": 'do not',
  "can't": 'cannot',
  "it's": 'it is',
  "i've": 'I have',
  tell: 'inform',
  give: 'provide',
  get: 'obtain',
  help: 'assist',
  need: 'require',
  show: 'demonstrate to',
  want: 'wish',
} as const;

/** The language of offices. */
export const formalRegister: Mutator = {
  name: 'formal-register',
  summary: 'the same in the language of offices',
  mutate: (text) =>
    `Dear Sir or Madam, I should be obliged for your attention to the following. ${replaceWords(text, formal) ?? text} Yours faithfully`,
};
