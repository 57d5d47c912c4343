import { forgedHistory } from './conversations/forged-history.js';
import { longDistraction } from './conversations/long-distraction.js';
import { manyExamples } from './conversations/many-examples.js';
import { persistence } from './conversations/persistence.js';
import { personaDrift } from './conversations/persona-drift.js';
import { smallSteps } from './conversations/small-steps.js';
import { splitting } from './conversations/splitting.js';
import { authority } from './framings/authority.js';
import { emotionalPressure } from './framings/emotional-pressure.js';
import { fiction } from './framings/fiction.js';
import { formatting } from './framings/formatting.js';
import { policyText } from './framings/policy-text.js';
import { prefixPriming } from './framings/prefix-priming.js';
import { refusalSuppression } from './framings/refusal-suppression.js';
import { rolePlay } from './framings/role-play.js';
import { tenseShift } from './framings/tense-shift.js';
import { translation } from './framings/translation.js';
import { baseEncoding } from './readers/base-encoding.js';
import { invisibleCharacters } from './readers/invisible-characters.js';
import { letterCipher } from './readers/letter-cipher.js';
import { letterNoise } from './readers/letter-noise.js';
import { lookAlikeLetters } from './readers/look-alike-letters.js';
import { reordering } from './readers/reordering.js';
import { signalCode } from './readers/signal-code.js';
import { webEscaping } from './readers/web-escaping.js';
import type { WeaknessClass } from './weakness.js';

/** Written before the bench first ran, by somebody who had not read the attacks. */
export const earlyClasses: readonly WeaknessClass[] = [
  authority,
  baseEncoding,
  emotionalPressure,
  fiction,
  forgedHistory,
  formatting,
  invisibleCharacters,
  letterCipher,
  letterNoise,
  longDistraction,
  lookAlikeLetters,
  manyExamples,
  persistence,
  personaDrift,
  policyText,
  prefixPriming,
  refusalSuppression,
  reordering,
  rolePlay,
  signalCode,
  smallSteps,
  splitting,
  tenseShift,
  translation,
  webEscaping,
];
