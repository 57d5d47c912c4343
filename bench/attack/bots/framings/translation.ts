import { framingClass } from '../framing.js';

const languages =
  'French|German|Spanish|Italian|Portuguese|Dutch|Swedish|Danish|Norwegian|Finnish|Polish|Czech|Turkish|Russian|Ukrainian|Greek|Arabic|Hebrew|Hindi|Bengali|Swahili|Zulu|Welsh|Irish|Gaelic|Latin|Esperanto|Indonesian|Malay|Vietnamese|Thai|Chinese|Mandarin|Japanese|Korean';

/** Words that are common in one language and hardly stand in English. */
const foreign =
  /(?<!\p{L})(?:por favor|para|cómo|como|usted|siguiente|pregunta|respuesta|vous|comment|s'il|pour|réponds|répondez|question suivante|bitte|und|nicht|wie|ist|auf|antworte|beantworte|per favore|come|della|rispondi|você|não|pergunta|responda|alsjeblieft|het|een|beantwoord|proszę|jak|odpowiedz|lütfen|nasıl|ve|tolong|bagaimana|jawab|yang|och|inte|hur|svara|ikke|tafadhali|jinsi|jibu|přeložte|jak)(?!\p{L})/giu;

/** Reads another language, or is asked to translate, and forgets its rules over it. */
export const translation = framingClass('translation', [
  /\b(?:translat(?:e|es|ed|ing|ion|or)|interpreter)\b/i,
  new RegExp(`\\b(?:into|in|to|from) (?:${languages})\\b`, 'i'),
  { test: (text) => new Set(text.toLowerCase().match(foreign)).size >= 2 },
  { test: (text) => new Set(text.toLowerCase().match(foreign)).size >= 5 },
  /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}]{3}/u,
  /(?:[áéíóúñçãõâêôàèùäöüßąęłńśźżåøæığş][^áéíóúñçãõâêôàèùäöüßąęłńśźżåøæığş]{0,80}){3}/iu,
  /\b(?:English (?:translation|version)|back (?:in)?to English|mother tongue|native language|foreign language)\b/i,
]);
