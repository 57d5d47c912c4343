import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { translatedFraming } from './translated-framing.js';

/** A part in a play, in another language. */
export const translatedRolePlay = translatedFraming({
  name: 'translated-role-play',
  framing: 'rolePlay',
  knowledge: framedText({
    summary: 'Casts the model in a part, in another language.',
    exploits: 'Safety training is mostly English; in other languages it holds less.',
    defences: ['Train and measure detectors in every language that the model speaks', 'Judge the reply'],
    sources: [sources.multilingual, sources.lowResource],
  }),
});
