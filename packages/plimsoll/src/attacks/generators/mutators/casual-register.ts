import { replaceWords, type Mutator } from './mutator.js';

const casual = {
  you: 'u',
  your: 'ur',
  are: 'r',
  please: 'pls',
  because: 'cuz',
  people: 'ppl',
  without: 'w/o',
  'going to': 'gonna',
  'want to': 'wanna',
  message: 'msg',
  what: 'wot',
} as const;

/** As one types on a phone: short forms, no capitals, no full stop. */
export const casualRegister: Mutator = {
  name: 'casual-register',
  summary: 'the same as one types on a phone',
  mutate: (text) => `hey ${(replaceWords(text, casual) ?? text).toLowerCase().replace(/[.!]+$/, '')} thx`,
};
