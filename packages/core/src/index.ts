export {
  ablationDesigns,
  type AblatedControl,
  type AblationDesign,
  type AblationReport,
  type ArrangementSummary,
  type ControlEffect,
} from './api/ablation.js';
export {
  calibratedQuestions,
  calibrationStandings,
  labelReferences,
  uncorrectedReasons,
  type CalibratedQuestion,
  type CalibrationDesign,
  type CalibrationStanding,
  type ConfusionTable,
  type CorrectedRateSummary,
  type ErrorRates,
  type GraderCalibration,
  type GraderCalibrationSummary,
  type LabelCounts,
  type LabelledRun,
  type LabelReference,
  type MeasuredShare,
  type QuestionCalibration,
  type RaterAgreement,
  type UncorrectedReason,
} from './api/calibration.js';
export {
  comparisonVerdicts,
  differences,
  headlineRates,
  type ComparedRun,
  type ComparisonSummary,
  type ComparisonVerdict,
  type Difference,
  type DroppedTrials,
  type FlipDirection,
  type FlipExample,
  type FlipSide,
  type HeadlineRate,
  type HolderMove,
  type PairedRate,
  type PairedTest,
  type RateChange,
  type RateChanges,
  type RunChange,
  type RunComparison,
  type SliceChange,
  type Standpoint,
  type UndecidedPairs,
} from './api/comparison.js';
export {
  gateLineKinds,
  gateVerdicts,
  trialClassKeys,
  type FurtherCases,
  type GateDecision,
  type GateFinding,
  type GateLine,
  type GateLineKind,
  type GateObservation,
  type GateReason,
  type GateReport,
  type GateVerdict,
  type PlanChange,
  type TrialClass,
  type TrialClassKey,
} from './api/gate-report.js';
export {
  standings,
  type FailureExample,
  type GraderSummary,
  type RateBlock,
  type RateSummary,
  type RunSummary,
  type SliceSummary,
  type Standing,
} from './api/run-summary.js';
export { errorCodes, type ErrorCode } from './errors/error-codes.js';
export { explainIssues, pathText, type ExplainedIssue } from './errors/explain-issues.js';
export { PlimsollError, type PlimsollErrorOptions } from './errors/plimsoll-error.js';
export { quote } from './errors/quote.js';
export { didYouMean, editDistance, nearestName } from './errors/suggest.js';
export type { AttackResult, BestOfK, BudgetPoint, CampaignSummary, SlicedSuccess } from './api/campaign.js';
export type { Weakness, WeaknessReduction, WeaknessSighting } from './api/weakness.js';
export { canonicalJson, type JsonValue } from './vocabulary/canonical-json.js';
export { caseHash, setFingerprint } from './vocabulary/case-hash.js';
export { contradictionOf, messagesOf, toCase, withDefaultExpectations } from './vocabulary/case-normal-form.js';
export { caseInputSchema, provenanceSchema, type Case, type CaseInput, type Provenance } from './vocabulary/case.js';
export { contentHash, type ContentHash } from './vocabulary/content-hash.js';
export {
  expectationKinds,
  expectationSchema,
  personalDataKinds,
  valueTestSchema,
  type ArgumentTests,
  type Expectation,
  type ExpectationKind,
  type ExpectationOf,
  type PersonalDataKind,
  type ValueTest,
} from './vocabulary/expectation.js';
export { factorKinds, failureModes, type FactorKind, type FailureMode } from './vocabulary/failure-modes.js';
export {
  behaviours,
  verdicts,
  type Behaviour,
  type EvidenceSpan,
  type Grade,
  type GraderIdentity,
  type Verdict,
} from './vocabulary/grade.js';
export {
  jsonValueSchema,
  messageRoles,
  messageSchema,
  toolCallSchema,
  type Message,
  type MessageRole,
  type ToolCall,
} from './vocabulary/message.js';
export { formatMoney, moneySchema, type Money } from './vocabulary/money.js';
export {
  decideOutcome,
  holderOf,
  isFailure,
  outcomes,
  partialRules,
  type GradedExpectation,
  type Outcome,
  type OutcomeInput,
  type PartialRule,
} from './vocabulary/outcome.js';
export {
  finishReasons,
  holders,
  replyText,
  type FinishReason,
  type HeldBy,
  type Reply,
  type TargetReply,
  type Timings,
  type Usage,
} from './vocabulary/reply.js';
export { fromHex, sha256, toHex } from './vocabulary/sha256.js';
export { severities, sides, type Severity, type Side } from './vocabulary/side.js';
export {
  requestHash,
  trialId,
  type AttackStep,
  type RequestKey,
  type TargetIdentity,
  type TrialKey,
} from './vocabulary/trial.js';
export { uuidV7, type IdSource } from './vocabulary/uuid-v7.js';
