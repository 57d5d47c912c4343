import { baconian } from './alphabets/baconian.js';
import { braille } from './alphabets/braille.js';
import { keypad } from './alphabets/keypad.js';
import { letterNumbers } from './alphabets/letter-numbers.js';
import { morse } from './alphabets/morse.js';
import { nato } from './alphabets/nato.js';
import { polybius } from './alphabets/polybius.js';
import { regionalIndicators } from './alphabets/regional-indicators.js';
import { squaredLetters } from './alphabets/squared-letters.js';
import { tapCode } from './alphabets/tap-code.js';
import { affine } from './ciphers/affine.js';
import { atbash } from './ciphers/atbash.js';
import { caesar } from './ciphers/caesar.js';
import { columns } from './ciphers/columns.js';
import { keywordCipher } from './ciphers/keyword-cipher.js';
import { railFence } from './ciphers/rail-fence.js';
import { rot13 } from './ciphers/rot13.js';
import { rot47 } from './ciphers/rot47.js';
import { vigenere } from './ciphers/vigenere.js';
import type { Converter } from './converter.js';
import { ascii85 } from './encodings/ascii85.js';
import { baseEmoji } from './encodings/base-emoji.js';
import { baseHangul } from './encodings/base-hangul.js';
import { base16 } from './encodings/base16.js';
import { base32 } from './encodings/base32.js';
import { base64 } from './encodings/base64.js';
import { base85 } from './encodings/base85.js';
import { binary } from './encodings/binary.js';
import { codePoints } from './encodings/code-points.js';
import { hex } from './encodings/hex.js';
import { htmlEntities } from './encodings/html-entities.js';
import { mimeEncodedWord } from './encodings/mime-encoded-word.js';
import { octal } from './encodings/octal.js';
import { quotedPrintable } from './encodings/quoted-printable.js';
import { unicodeEscapes } from './encodings/unicode-escapes.js';
import { urlEncoding } from './encodings/url-encoding.js';
import { uuencode } from './encodings/uuencode.js';
import { authorityClaim } from './framing/authority-claim.js';
import { chatTemplateTokens } from './framing/chat-template-tokens.js';
import { citationForm } from './framing/citation-form.js';
import { commitment } from './framing/commitment.js';
import { decodeRequest } from './framing/decode-request.js';
import { developerMode } from './framing/developer-mode.js';
import { emotionalAppeal } from './framing/emotional-appeal.js';
import { endOfDocument } from './framing/end-of-document.js';
import { evidenceAppeal } from './framing/evidence-appeal.js';
import { examQuestion } from './framing/exam-question.js';
import { expertEndorsement } from './framing/expert-endorsement.js';
import { flattery } from './framing/flattery.js';
import { forgedApproval } from './framing/forged-approval.js';
import { forgedSystemMessage } from './framing/forged-system-message.js';
import { futureTense } from './framing/future-tense.js';
import { gameMaster } from './framing/game-master.js';
import { grandmother } from './framing/grandmother.js';
import { hypothetical } from './framing/hypothetical.js';
import { ignorePrevious } from './framing/ignore-previous.js';
import { logicalAppeal } from './framing/logical-appeal.js';
import { manyShot } from './framing/many-shot.js';
import { mathForm } from './framing/math-form.js';
import { negotiation } from './framing/negotiation.js';
import { nestedStory } from './framing/nested-story.js';
import { oppositeDay } from './framing/opposite-day.js';
import { otherWorld } from './framing/other-world.js';
import { pastTense } from './framing/past-tense.js';
import { poem } from './framing/poem.js';
import { policyFile } from './framing/policy-file.js';
import { prefixForcing } from './framing/prefix-forcing.js';
import { quotedLetter } from './framing/quoted-letter.js';
import { reciprocity } from './framing/reciprocity.js';
import { refusalSuppression } from './framing/refusal-suppression.js';
import { responsePriming } from './framing/response-priming.js';
import { rolePlay } from './framing/role-play.js';
import { sandwichedRequest } from './framing/sandwiched-request.js';
import { scarcity } from './framing/scarcity.js';
import { screenplay } from './framing/screenplay.js';
import { securityResearcher } from './framing/security-researcher.js';
import { sharedValues } from './framing/shared-values.js';
import { skeletonKey } from './framing/skeleton-key.js';
import { socialProof } from './framing/social-proof.js';
import { song } from './framing/song.js';
import { tableToFill } from './framing/table-to-fill.js';
import { teacher } from './framing/teacher.js';
import { textContinuation } from './framing/text-continuation.js';
import { translationRequest } from './framing/translation-request.js';
import { unrestrictedPersona } from './framing/unrestricted-persona.js';
import { urgency } from './framing/urgency.js';
import { whatToAvoid } from './framing/what-to-avoid.js';
import { translatedAuthority } from './language/translated-authority.js';
import { translatedHypothetical } from './language/translated-hypothetical.js';
import { translatedPastTense } from './language/translated-past-tense.js';
import { translatedPriming } from './language/translated-priming.js';
import { translatedRequest } from './language/translated-request.js';
import { translatedRolePlay } from './language/translated-role-play.js';
import { alternatingCase } from './letters/alternating-case.js';
import { droppedLetters } from './letters/dropped-letters.js';
import { droppedVowels } from './letters/dropped-vowels.js';
import { eggLanguage } from './letters/egg-language.js';
import { fillerLetters } from './letters/filler-letters.js';
import { leetspeak } from './letters/leetspeak.js';
import { misplacedSpaces } from './letters/misplaced-spaces.js';
import { pigLatin } from './letters/pig-latin.js';
import { randomCapitals } from './letters/random-capitals.js';
import { repeatedLetters } from './letters/repeated-letters.js';
import { spacedLetters } from './letters/spaced-letters.js';
import { swappedLetters } from './letters/swapped-letters.js';
import { typingErrors } from './letters/typing-errors.js';
import { wordScramble } from './letters/word-scramble.js';
import { acrostic } from './structure/acrostic.js';
import { asciiArt } from './structure/ascii-art.js';
import { codeComment } from './structure/code-comment.js';
import { codeCompletion } from './structure/code-completion.js';
import { csvWrapping } from './structure/csv-wrapping.js';
import { firstLetters } from './structure/first-letters.js';
import { functionMasking } from './structure/function-masking.js';
import { hiddenElement } from './structure/hidden-element.js';
import { htmlComment } from './structure/html-comment.js';
import { jsonWrapping } from './structure/json-wrapping.js';
import { markdownImageText } from './structure/markdown-image-text.js';
import { markdownLinkTitle } from './structure/markdown-link-title.js';
import { markdownReference } from './structure/markdown-reference.js';
import { numberedWords } from './structure/numbered-words.js';
import { reversedWords } from './structure/reversed-words.js';
import { reversed } from './structure/reversed.js';
import { splitAndConcatenate } from './structure/split-and-concatenate.js';
import { stringLiteral } from './structure/string-literal.js';
import { tomlWrapping } from './structure/toml-wrapping.js';
import { variableSubstitution } from './structure/variable-substitution.js';
import { wordTable } from './structure/word-table.js';
import { xmlWrapping } from './structure/xml-wrapping.js';
import { yamlWrapping } from './structure/yaml-wrapping.js';
import { ansiEscapes } from './unicode/ansi-escapes.js';
import { bidiOverride } from './unicode/bidi-override.js';
import { circledLetters } from './unicode/circled-letters.js';
import { combiningNoise } from './unicode/combining-noise.js';
import { confusables } from './unicode/confusables.js';
import { directionMarks } from './unicode/direction-marks.js';
import { fullWidth } from './unicode/full-width.js';
import { mathematicalLetters } from './unicode/mathematical-letters.js';
import { smallCapitals } from './unicode/small-capitals.js';
import { struckThrough } from './unicode/struck-through.js';
import { superscript } from './unicode/superscript.js';
import { tagCharacters } from './unicode/tag-characters.js';
import { unusualSpaces } from './unicode/unusual-spaces.js';
import { upsideDown } from './unicode/upside-down.js';
import { variationSelectors } from './unicode/variation-selectors.js';
import { zeroWidthBits } from './unicode/zero-width-bits.js';
import { zeroWidth } from './unicode/zero-width.js';

/** Every converter. Adding one is a file with its `defineConverter` and a line here. */
export const converters: readonly Converter[] = [
  acrostic,
  affine,
  alternatingCase,
  ansiEscapes,
  ascii85,
  asciiArt,
  atbash,
  authorityClaim,
  baconian,
  base16,
  base32,
  base64,
  base85,
  baseEmoji,
  baseHangul,
  bidiOverride,
  binary,
  braille,
  caesar,
  chatTemplateTokens,
  circledLetters,
  citationForm,
  codeComment,
  codeCompletion,
  codePoints,
  columns,
  combiningNoise,
  commitment,
  confusables,
  csvWrapping,
  decodeRequest,
  developerMode,
  directionMarks,
  droppedLetters,
  droppedVowels,
  eggLanguage,
  emotionalAppeal,
  endOfDocument,
  evidenceAppeal,
  examQuestion,
  expertEndorsement,
  fillerLetters,
  firstLetters,
  flattery,
  forgedApproval,
  forgedSystemMessage,
  fullWidth,
  functionMasking,
  futureTense,
  gameMaster,
  grandmother,
  hex,
  hiddenElement,
  htmlComment,
  htmlEntities,
  hypothetical,
  ignorePrevious,
  jsonWrapping,
  keypad,
  keywordCipher,
  leetspeak,
  letterNumbers,
  logicalAppeal,
  manyShot,
  markdownImageText,
  markdownLinkTitle,
  markdownReference,
  mathematicalLetters,
  mathForm,
  mimeEncodedWord,
  misplacedSpaces,
  morse,
  nato,
  negotiation,
  nestedStory,
  numberedWords,
  octal,
  oppositeDay,
  otherWorld,
  pastTense,
  pigLatin,
  poem,
  policyFile,
  polybius,
  prefixForcing,
  quotedLetter,
  quotedPrintable,
  railFence,
  randomCapitals,
  reciprocity,
  refusalSuppression,
  regionalIndicators,
  repeatedLetters,
  responsePriming,
  reversed,
  reversedWords,
  rolePlay,
  rot13,
  rot47,
  sandwichedRequest,
  scarcity,
  screenplay,
  securityResearcher,
  sharedValues,
  skeletonKey,
  smallCapitals,
  socialProof,
  song,
  spacedLetters,
  splitAndConcatenate,
  squaredLetters,
  stringLiteral,
  struckThrough,
  superscript,
  swappedLetters,
  tableToFill,
  tagCharacters,
  tapCode,
  teacher,
  textContinuation,
  tomlWrapping,
  translatedAuthority,
  translatedHypothetical,
  translatedPastTense,
  translatedPriming,
  translatedRequest,
  translatedRolePlay,
  translationRequest,
  typingErrors,
  unicodeEscapes,
  unrestrictedPersona,
  unusualSpaces,
  upsideDown,
  urgency,
  urlEncoding,
  uuencode,
  variableSubstitution,
  variationSelectors,
  vigenere,
  whatToAvoid,
  wordScramble,
  wordTable,
  xmlWrapping,
  yamlWrapping,
  zeroWidth,
  zeroWidthBits,
];
