import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { translatedFraming } from './translated-framing.js';

/** A claim of office, in another language. */
export const translatedAuthority = translatedFraming({
  name: 'translated-authority',
  framing: 'authority',
  knowledge: framedText({
    summary: 'Claims an office that entitles to an answer, in another language.',
    exploits: 'Safety training is mostly English; in other languages it holds less.',
    defences: ['Train and measure detectors in every language that the model speaks', 'Judge the reply'],
    sources: [sources.multilingual, sources.lowResource],
  }),
});
