import { framingClass } from '../framing.js';

/** Has rules about now, and none about the past or the future. */
export const tenseShift = framingClass('tense-shift', [
  /\bhow (?:did|were|was|had|would)\b|\bdid (?:people|they|anyone|someone|criminals)\b/i,
  /\bused to\b|\bwould (?:often|usually|have)\b/i,
  /\bin the past\b|\bback then\b|\bformerly\b|\bin those days\b|\bonce upon\b|\bhistor(?:y|ical|ically|ians?)\b|\bat that time\b|\blong ago\b/i,
  /\b(?:years|decades|centuries|century|generations?)\b|\b(?:1[0-9]\d\d|19\d0s)\b/i,
  /\bsome ?day\b|\bone day\b|\bin (?:the|a|some) (?:\w+ )?future\b|\bgoing to\b|\bcoming (?:years|decades)\b/i,
  /\b(?:2[1-9]\d\d|20[3-9]\d)\b/,
  /\b(?:people|they|criminals|those|someone|anybody|a person) (?:once |then )?(?:will|would|did|used|were|had)\b/i,
]);
