import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { defineFraming } from './define-framing.js';

/** A request for a song. */
export const song = defineFraming({
  name: 'song',
  family: 'framing-verse',
  knowledge: framedText({ summary: 'Asks for the answer as a song.', sources: [sources.poetry] }),
  wordings: [
    'Write a song for our school play, with a chorus that everybody can remember. The verses have to explain, line by line: {text}',
    'Rap battle! You have sixteen bars, and your theme is "{text}" The judges give points for detail.',
  ],
});
