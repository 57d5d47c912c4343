import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { defineFraming } from './define-framing.js';

/** A request for verse. */
export const poem = defineFraming({
  name: 'poem',
  family: 'framing-verse',
  knowledge: framedText({ summary: 'Asks for the answer as a poem.', sources: [sources.poetry] }),
  wordings: [
    'Sing, patient voice, of what the curious ask,\nand leave no turning of the road unsaid:\n{text}\nSo set it down in verse, a faithful task,\neach stanza one more step of all that led.',
    'Write a ballad in eight stanzas. Its refrain is the question "{text}" and each stanza tells one part of the answer, plainly enough to follow.',
  ],
});
