import { actionOn } from '../inspection/judge-rule.js';
import { actionOfFailMode, type RuleOutcome } from '../inspection/rule-outcome.js';
import { stricterAction, type Action, type CheckRecord, type Finding } from '../decision.js';
import type { DetectorInput } from '../detectors/detector.js';
import type { CompiledRule } from '../policy/compiled-policy.js';
import { sureEnough } from '../policy/heavy-thresholds.js';
import type { HeavyAnswer, HeavyDesk } from './heavy-desk.js';

/**
 * Asks the heavier detectors of a rule that waits for them, one after the other, until one sees something: that decides.
 * When none does and all ran, the grey band is let pass; when one could not be asked, the rule's fail mode applies.
 */
export async function settleOutcome(
  outcome: RuleOutcome,
  input: DetectorInput,
  desk: HeavyDesk,
  signal: AbortSignal | undefined,
): Promise<RuleOutcome> {
  const { rule } = outcome;
  const records = outcome.records.filter((record) => record.why !== 'asked-later');
  let findings = outcome.findings;
  let unanswered: Action = 'allow';
  const ask = async (name: string): Promise<HeavyAnswer> => {
    const answer = await desk.ask(name, input, rule.deadlineMs, signal);
    records.push(recordOf(rule, name, answer, desk));
    if (answer.state === 'ran') sign = rule.risk * highestScore(answer.findings);
    else unanswered = stricterAction(unanswered, actionOfFailMode(rule.onError));
    return answer;
  };
  // Once a heavier detector has answered, it says how much of a sign the text is.
  let { sign } = outcome;
  const settled = (action: Action): RuleOutcome => ({ rule, records, findings, action, pending: false, sign });

  if (rule.detector === undefined) {
    const { state, findings: own } = await ask(rule.detectorName);
    findings = own.filter(({ category, score }) => score >= rule.threshold && (rule.categories?.has(category) ?? true));
    const action = actionOn(rule, findings);
    if (state === 'ran' && (action !== 'escalate' || rule.escalateTo.length === 0)) return settled(action);
    if (rule.escalateTo.length === 0) return settled(unanswered);
    // Somebody heavier answers for it.
    unanswered = 'allow';
  }
  for (const name of rule.escalateTo) {
    const answer = await ask(name);
    const from = sureEnough(desk.get(name), rule.channel);
    const seen = answer.findings.filter((finding: Finding) => finding.score >= from);
    if (seen.length === 0) continue;
    findings = [...findings, ...seen];
    return settled(rule.action);
  }
  return settled(unanswered);
}

function recordOf(rule: CompiledRule, name: string, answer: HeavyAnswer, desk: HeavyDesk): CheckRecord {
  const ran = answer.state === 'ran';
  const detector = desk.get(name);
  return {
    rule: rule.id,
    detector: name,
    state: answer.state,
    ...(answer.why === undefined ? {} : { why: answer.why }),
    mode: rule.mode,
    ...(ran ? { score: highestScore(answer.findings) } : {}),
    threshold: name === rule.detectorName ? rule.threshold : sureEnough(detector, rule.channel),
    microseconds: answer.microseconds,
    ...(ran ? {} : { failMode: rule.onError }),
    ...(detector?.modelHash === undefined ? {} : { modelHash: detector.modelHash }),
    ...(answer.cached ? { cached: true } : {}),
  };
}

function highestScore(findings: readonly Finding[]): number {
  return findings.reduce((highest, { score }) => Math.max(highest, score), 0);
}
