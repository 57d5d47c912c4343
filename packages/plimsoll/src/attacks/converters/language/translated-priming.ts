import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { translatedFraming } from './translated-framing.js';

/** A beginning for the answer, in another language. */
export const translatedPriming = translatedFraming({
  name: 'translated-priming',
  framing: 'priming',
  knowledge: framedText({
    summary: 'Asks, in another language, that the answer begin with words of assent.',
    exploits: 'Safety training is mostly English; in other languages it holds less.',
    defences: ['Train and measure detectors in every language that the model speaks', 'Judge the reply'],
    sources: [sources.multilingual, sources.lowResource, sources.jailbroken],
  }),
});
