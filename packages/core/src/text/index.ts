export { BoundedCache } from './bounded-cache.js';
export {
  fromBase32,
  fromBase64,
  reverseCharacters,
  rot13,
  strictUtf8Text,
  toBase32,
  toBase64,
  utf8Bytes,
  utf8Text,
} from './codecs.js';
export { decodeEscapes } from './decode-escapes.js';
export { foldCase, foldCaseMapped } from './fold-case.js';
export { lookAlike } from './look-alikes.js';
export { MappedTextBuilder, sourceSpan, type MappedText } from './mapped-text.js';
export { normaliseAnswer, type NormaliseAnswerOptions } from './normalise-answer.js';
export { mergeSpans, type Span } from './span.js';
export { plainLetters } from './plain-letters.js';
export { splitSentences } from './split-sentences.js';
export { UnitBuffer } from './unit-buffer.js';
export { isWordBoundary, isWordCharacter } from './word-character.js';
