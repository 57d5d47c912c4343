import { framedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { translatedFraming } from './translated-framing.js';

/** A question about the past, in another language. */
export const translatedPastTense = translatedFraming({
  name: 'translated-past-tense',
  framing: 'pastTense',
  knowledge: framedText({
    summary: 'Asks how it used to be done, in another language.',
    exploits: 'Safety training is mostly English; in other languages it holds less.',
    defences: ['Train and measure detectors in every language that the model speaks', 'Judge the reply'],
    sources: [sources.multilingual, sources.lowResource, sources.pastTense],
  }),
});
