export { boundGarbage } from './bound-garbage.js';
export { systemClock, type Clock } from './clock.js';
export type { Config } from './config/config-schema.js';
export { loadConfig, type LoadedConfig } from './config/load-config.js';
export { bbqAnswerOf, type BbqAnswer } from './datasets/bbq-answer.js';
export { bbqRecordedReplies } from './datasets/bbq-recorded-replies.js';
export { bbqScore, type BbqScore } from './datasets/bbq-score.js';
export { importSet } from './datasets/import-set.js';
export { loadCases } from './datasets/load-cases.js';
export {
  calibrateGrader,
  type CalibrationGrade,
  type CalibrationInput,
} from './graders/calibration/calibrate-grader.js';
export { calibrateQuestion } from './graders/calibration/calibrate-question.js';
export {
  chooseThreshold,
  type ScoredGrade,
  type ThresholdChoice,
  type ThresholdPoint,
} from './graders/calibration/choose-threshold.js';
export { correctRate } from './graders/calibration/correct-rate.js';
export type { JudgedGrade } from './graders/calibration/judged-grade.js';
export { builtInRubrics } from './graders/judge/built-in-rubrics.js';
export { modelJudge, type ModelJudgeOptions } from './graders/judge/model-judge.js';
export { gradeLines, type FailedLine, type GradedLine, type GradeLinesOptions } from './graders/grade-lines.js';
export { loadRubrics } from './graders/load-rubrics.js';
export { makeGrader, type GraderParts } from './graders/make-grader.js';
export { createGraders, type GraderConfig } from './graders/create-graders.js';
export { gradeReply, type GradeReplyInput } from './graders/grade-reply.js';
export type { Grader, GradeInput, Judgement } from './graders/grader.js';
export { compareRuns, type CompareOptions } from './proof/compare/compare-runs.js';
export { pairRuns } from './proof/compare/pair-runs.js';
export { decideGate } from './proof/gate/decide-gate.js';
export type { GateEvidence, PairedEvidence, TrialTally } from './proof/gate/gate-evidence.js';
export { allTrials, classKey, type GatePlan } from './proof/gate/gate-plan.js';
export type { GatePlanInput } from './proof/gate/gate-plan-schema.js';
export { gateRun, type GatedRun, type GateOptions } from './proof/gate/gate-run.js';
export { loadGatePlan } from './proof/gate/load-gate-plan.js';
export { gatePlan } from './proof/gate/make-gate-plan.js';
export type { Flip, PairBin, PairedRuns, PairHistograms, PairOptions } from './proof/compare/paired-runs.js';
export { runServices, systemIds } from './runs/machine-services.js';
export { executeRun, type RunOptions, type RunResult } from './runs/execute-run.js';
export { regradeRun, type RegradePlan } from './runs/regrade-run.js';
export type { CaseFilter, Lines, Release, RunManifest } from './runs/run-manifest.js';
export { noAttack, type AttackVariant } from './attacks/attack-variant.js';
export { makeRunPlan } from './runs/make-run-plan.js';
export type { Budget, RunPlan } from './runs/run-plan.js';
export type { RunProgress } from './runs/run-progress.js';
export type { RunServices } from './runs/run-services.js';
export { snapshotSet, type Snapshot } from './runs/snapshot-set.js';
export { summariseRun } from './runs/summarise-run.js';
export { openStore } from './store/open-store.js';
export type {
  BaselineMove,
  BaselineStore,
  CalibrationStore,
  Label,
  LabelStore,
  NewOutcome,
  OutcomeFilter,
  OutcomeRecord,
  RunRecord,
  RunStore,
  Scope,
  SetRecord,
  SetStore,
  Store,
  StoredCalibration,
  StoredCase,
  StoredVerdict,
  TrialVerdict,
  VerdictStore,
} from './store/store.js';
export { controlConfigSchema, type ControlConfig } from './targets/controls/controls.js';
export { withControls, type NamedControl } from './targets/controls/with-controls.js';
export type { EnvironmentDefinition, ToolEnvironment } from './targets/conversation/tool-environment.js';
export { createTarget } from './targets/create-target.js';
export { targetConfigSchema, type TargetConfig, type TargetConfigInput } from './targets/target-config.js';
export type { OpenGuard, TargetContext } from './targets/target-context.js';
export type { Target, TargetRequest, TargetSession, ToolDefinition } from './targets/target.js';
export { plimsollVersion } from './version.js';
