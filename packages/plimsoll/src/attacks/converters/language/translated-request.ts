import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { translatedFraming } from './translated-framing.js';

/** The plain wish for an answer in another language. */
export const translatedRequest = translatedFraming({
  name: 'translated-request',
  framing: 'request',
  knowledge: framedText({
    summary: 'Asks in another language for an answer in it; the request itself stays as it is.',
    exploits: 'Safety training is mostly English; in other languages it holds less.',
    defences: ['Train and measure detectors in every language that the model speaks', 'Judge the reply'],
    sources: [sources.multilingual, sources.lowResource],
  }),
});
