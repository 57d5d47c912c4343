export { compilePattern, type Pattern } from './matchers/compile-pattern.js';
export { classifyReply } from './matchers/refusal/index.js';
export {
  textViews,
  viewsOfSegment,
  type DecodedSegment,
  type TextAnomalies,
  type TextViews,
} from './views/text-views.js';
export { channels, type Channel } from './channel.js';
export type { Clock } from './clock.js';
export {
  stricterAction,
  type Action,
  type Certificate,
  type CheckRecord,
  type CheckState,
  type Decision,
  type FailMode,
  type Finding,
  type Redaction,
} from './decision.js';
export {
  defineDetector,
  isHeavy,
  type Detector,
  type DetectorDefinition,
  type DetectorInput,
  type HeavyDetector,
  type Reach,
  type References,
  type Thresholds,
} from './detectors/detector.js';
export { issueCanary, plantCanary } from './detectors/canary/index.js';
export { detectorDefinitions } from './detectors/registry.js';
export { createGuard, type Guard, type GuardInput, type GuardServices } from './guard.js';
export type { HeavyLimits, Timer } from './heavy/heavy-desk.js';
export { applyRedactions } from './inspection/redact-text.js';
export { compilePolicy, lintPolicy, type LintedPolicy } from './policy/compile-policy.js';
export type { CompiledChannel, CompiledPolicy, CompiledRule, CompileOptions } from './policy/compiled-policy.js';
export type { PolicyProblem } from './policy/policy-problem.js';
export { guardPolicySchema, type ChannelPolicy, type GuardPolicy, type PolicyRule } from './policy/policy-schema.js';
export {
  GuardSession,
  type GuardSessionOptions,
  type RecordedText,
  type SessionSummary,
  type SessionText,
} from './session/guard-session.js';
export type { SessionOptions } from './session/session-opener.js';
export { sessionPolicySchema, type SessionPolicy } from './session/session-policy-schema.js';
export type { ArgumentLabel, LabelReason, ValueSource } from './taint/argument-label.js';
export { compileToolPolicy } from './tools/compile-tool-policy.js';
export type { CompiledToolPolicy } from './tools/compiled-tool-policy.js';
export { decideToolCall } from './tools/decide-tool-call.js';
export { findToolProblems } from './tools/find-tool-problems.js';
export type { ApprovalRequest, ToolAction, ToolDecision, ToolReason, ToolReasonKind } from './tools/tool-decision.js';
export type { ToolProblem } from './tools/tool-problem.js';
export { toolPolicySchema, type ArgumentRule, type ToolPolicy, type ToolRule } from './tools/tool-policy-schema.js';
export { defaultPolicy, readyPolicies } from './policies/ready-policies.js';
export { explainPolicy, type ExplainedPolicy, type ExplainedRule } from './policy/explain-policy.js';
export type { ExplainedTools } from './policy/explain-tools.js';
export type { PolicyTest } from './policy/policy-test-schema.js';
export { testPolicy, type PolicyTestResult } from './policy/test-policy.js';
export { openStream } from './stream/open-stream.js';
export type { GuardStream, StreamDecision, StreamDelay, StreamOptions, StreamStep } from './stream/stream-step.js';
export { fitOutput, type FittedOutput, type OutputFormat, type OutputRepair } from './outputs/fit-output.js';
export { nextStep, type Decided, type NextStep, type Route } from './outputs/next-step.js';
export { PlaceholderVault } from './redaction/placeholder-vault.js';
export { openRestorer, restore, type Restorer } from './redaction/restore.js';
