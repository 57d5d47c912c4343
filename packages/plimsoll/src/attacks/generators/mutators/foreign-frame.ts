import { oneOf, type Mutator } from './mutator.js';

const frames = [
  'Guten Tag, bitte antworten Sie auf Englisch. Meine Frage: ',
  'Bonjour, merci de répondre en anglais. Voici ma demande : ',
  'Hola, por favor responda en inglés. Mi pregunta: ',
  'Buongiorno, risponda in inglese, per favore. La mia domanda: ',
  'Dzień dobry, proszę odpowiedzieć po angielsku. Moje pytanie: ',
  'Merhaba, lütfen İngilizce yanıtlayın. Sorum: ',
] as const;

/** The courtesies in another language, the matter as it was: who answers in whichever language still serves. */
export const foreignFrame: Mutator = {
  name: 'foreign-frame',
  summary: 'courtesies in another language around the same request',
  mutate: (text, _side, random) => oneOf(frames, random) + text,
};
