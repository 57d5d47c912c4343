import { addedContext } from './added-context.js';
import { capitals } from './capitals.js';
import { casualRegister } from './casual-register.js';
import { disclaimer } from './disclaimer.js';
import { foreignFrame } from './foreign-frame.js';
import { formalRegister } from './formal-register.js';
import type { Mutator } from './mutator.js';
import { pastTense } from './past-tense.js';
import { reportedRequest } from './reported-request.js';
import { swappedWords } from './swapped-words.js';
import { typingSlips } from './typing-slips.js';

/** Every mutator. Adding one is a file and a line here. */
export const mutators: readonly Mutator[] = [
  addedContext,
  capitals,
  casualRegister,
  disclaimer,
  foreignFrame,
  formalRegister,
  pastTense,
  reportedRequest,
  swappedWords,
  typingSlips,
];
