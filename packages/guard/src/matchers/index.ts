export { compilePattern, type Pattern } from './compile-pattern.js';
export { extractNumbers, type WrittenNumber } from './extract-numbers.js';
export { checkSchema, compileSchema, extractJson } from './json-schema/index.js';
export type { CompiledSchema, ExtractedJson, SchemaProblem } from './json-schema/index.js';
export { matchNumber, type NumberMatch } from './match-number.js';
export { equalAnswers, findText, searchableText, type SearchableText, type TextOptions } from './match-text.js';
export { classifyReply, refusalMatcherVersion, refusalWeightsHash } from './refusal/index.js';
export type {
  ReplyBehaviour,
  ReplyClassification,
  ReplyEvidence,
  ReplyMove,
  ReplyToClassify,
} from './refusal/index.js';
export { buildAutomaton, nextState, scanClasses, scanText, type Automaton, type Classes } from './automaton.js';
export { compileSecrets, findSecrets, writtenForms } from './disclosure/index.js';
export type { Disclosure, DisclosurePlace, SecretSet, WrittenForm } from './disclosure/index.js';
export { findPersonalData, type PersonalDataOptions, type PersonalDatum } from './personal-data/index.js';
export { checkGroundedness, groundingContext } from './groundedness/index.js';
export type { GroundingContext, Groundedness, UnsupportedSentence } from './groundedness/index.js';
export { memberOf, passesArgumentTests, passesTest, valueAt } from './value-test.js';
export { credentialKinds, findCredentials, type Credential, type CredentialKind } from './credentials/index.js';
