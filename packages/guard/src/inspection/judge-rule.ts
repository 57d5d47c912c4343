import { stricterAction, type Action, type CheckRecord, type Finding } from '../decision.js';
import type { Detector } from '../detectors/detector.js';
import type { CompiledRule } from '../policy/compiled-policy.js';
import { actionOfFailMode, type RuleOutcome } from './rule-outcome.js';
import type { DetectorRun } from './run-detector.js';

const none: readonly Finding[] = [];

/**
 * Applies a rule to what its detector found.
 *
 * A check that took longer than its deadline is recorded as timed out and its fail mode applies; what it found late still
 * counts, so that making a check slow never buys anything.
 *
 * @param cached the run was made for an earlier rule.
 */
export function judgeRule(
  rule: CompiledRule,
  detector: Detector,
  run: DetectorRun,
  text: string,
  cached: boolean,
): RuleOutcome {
  const findings = countingFindings(rule, run.findings, text);
  const late = rule.deadlineMs !== undefined && run.microseconds > rule.deadlineMs * 1_000;
  const failed = run.error !== undefined || late;
  let action = actionOn(rule, findings);
  if (failed) action = stricterAction(action, actionOfFailMode(rule.onError));
  const record: CheckRecord = {
    rule: rule.id,
    detector: rule.detectorName,
    state: run.error !== undefined ? 'errored' : late ? 'timed-out' : 'ran',
    ...(run.error !== undefined ? { why: run.error } : late ? { why: `over ${String(rule.deadlineMs)} ms` } : {}),
    mode: rule.mode,
    ...(run.error === undefined ? { score: highestScore(run.findings, rule) } : {}),
    threshold: rule.threshold,
    microseconds: cached ? 0 : run.microseconds,
    ...(failed ? { failMode: rule.onError } : {}),
    ...(detector.modelHash === undefined ? {} : { modelHash: detector.modelHash }),
    ...(cached ? { cached } : {}),
  };
  return {
    rule,
    records: [record],
    findings,
    action,
    pending: action === 'escalate' && rule.escalateTo.length > 0,
    ...(rule.risk === 0 ? {} : { sign: signOf(rule, run.findings, text) }),
  };
}

/**
 * What findings add to the risk of a session: the highest score, weighed, also of those too weak for the rule to act on. A
 * model that has not learnt to read a text abstains, which is no sign.
 */
export function signOf(rule: CompiledRule, findings: readonly Finding[], text: string): number {
  return findings.length === 0 ? 0 : rule.risk * highestScore(findings.filter(isSign), rule);

  function isSign({ category, span }: Finding): boolean {
    return (
      category !== 'unfamiliar' && rule.allowed?.(span === null ? text : text.slice(span.start, span.end)) !== true
    );
  }
}

/** What a rule does about findings that count: the grey band escalates. */
export function actionOn(rule: CompiledRule, findings: readonly Finding[]): Action {
  if (findings.length === 0) return 'allow';
  if (rule.blockAt <= rule.threshold) return rule.action;
  return findings.some((finding) => finding.score >= rule.blockAt) ? rule.action : 'escalate';
}

function countingFindings(rule: CompiledRule, findings: readonly Finding[], text: string): readonly Finding[] {
  if (findings.length === 0) return none;
  const { categories, threshold, allowed } = rule;
  return findings.filter(({ category, score, span }) => {
    if (score < threshold || (categories !== undefined && !categories.has(category))) return false;
    return !allowed?.(span === null ? text : text.slice(span.start, span.end));
  });
}

function highestScore(findings: readonly Finding[], rule: CompiledRule): number {
  let highest = 0;
  for (const { category, score } of findings) {
    if (score > highest && (rule.categories === undefined || rule.categories.has(category))) highest = score;
  }
  return highest;
}
