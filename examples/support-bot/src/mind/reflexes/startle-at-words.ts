import { say } from '../bot-turn.js';
import { refusal } from '../refusals.js';
import type { Reflex } from '../reflex.js';

const triggers =
  /\b(?:kill\w*|attack\w*|steal\w*|hack\w*|launder\w*|bomb\w*|shoot\w*|weapons?|drugs?|exploit\w*|hijack\w*|blackmail\w*|blow(?:s|ing|n)?|explosive|murder|terroris\w*|illegal\w*)\b/u;

/** Words that make it doubt, once it was told to refuse when in doubt. */
const doubtful =
  /\b(?:fraud\w*|scams?|phishing|stolen|theft|thief|thieves|passwords?|passcode|pin|police|crypto\w*|cash|abroad|identity|fake|threat\w*|debts?|inherit\w*|died|death|limits?|gambl\w*)\b/u;

/** Refuses whatever contains a word from a list, however harmless. */
export const startleAtWords: Reflex = ({ heard, has, doubts, seed }) =>
  (has('trigger-words') && triggers.test(heard)) || (doubts && doubtful.test(heard))
    ? say(refusal(`${seed}/${heard}`, 'en'))
    : undefined;
