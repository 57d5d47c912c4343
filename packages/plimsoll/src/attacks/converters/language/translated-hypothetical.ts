import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { translatedFraming } from './translated-framing.js';

/** A supposition, in another language. */
export const translatedHypothetical = translatedFraming({
  name: 'translated-hypothetical',
  framing: 'hypothetical',
  knowledge: framedText({
    summary: 'Puts the request as a supposition, in another language.',
    exploits: 'Safety training is mostly English; in other languages it holds less.',
    defences: ['Train and measure detectors in every language that the model speaks', 'Judge the reply'],
    sources: [sources.multilingual, sources.lowResource],
  }),
});
