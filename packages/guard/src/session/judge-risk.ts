import type { CheckRecord, Decision } from '../decision.js';
import type { RuleOutcome } from '../inspection/rule-outcome.js';
import type { CompiledRule } from '../policy/compiled-policy.js';
import type { GuardSession } from './guard-session.js';
import { reachedLine, riskLines } from './risk-line.js';
import type { SessionPolicy } from './session-policy-schema.js';

/** What stands in decisions as the rule, the detector and the category when the risk of a session decides. */
export const sessionRisk = 'session-risk';

/** How much of a sign a text is that its rules have been applied to: the strongest counts. */
export function signOfText(outcomes: readonly RuleOutcome[]): number {
  return outcomes.reduce((highest, { sign = 0 }) => Math.max(highest, sign), 0);
}

/**
 * What the risk of a session does to a text of the user, as if a rule had decided. Nothing sticks: it is the risk of now
 * that counts, which decays with the turns.
 *
 * @param session left out: the check is recorded as skipped.
 */
export function judgeRisk(policy: SessionPolicy, session: GuardSession | undefined): RuleOutcome {
  const [strictest, ...others] = riskLines(policy);
  const lowest = others.at(-1) ?? strictest;
  const base = { rule: sessionRisk, detector: sessionRisk, mode: 'enforced', microseconds: 0 } as const;
  if (session === undefined) {
    const record: CheckRecord = { ...base, state: 'skipped', why: 'no-session' };
    return { rule: riskRule('allow', 1), records: [record], findings: [], action: 'allow', pending: false };
  }
  const { risk } = session;
  const line = reachedLine(policy, risk);
  const record: CheckRecord = { ...base, state: 'ran', score: risk, threshold: line?.at ?? lowest?.at };
  const findings: Decision['findings'] =
    line === undefined
      ? []
      : [{ detector: sessionRisk, category: sessionRisk, score: risk, span: null, view: 'session' }];
  const action = line?.action ?? 'allow';
  return { rule: riskRule(action, line?.at ?? 1), records: [record], findings, action, pending: false };
}

function riskRule(action: Decision['action'], threshold: number): CompiledRule {
  return {
    id: sessionRisk,
    channel: 'user',
    detectorName: sessionRisk,
    detector: undefined,
    categories: undefined,
    threshold,
    blockAt: threshold,
    action,
    escalateTo: [],
    onError: 'closed',
    deadlineMs: undefined,
    mode: 'enforced',
    sample: 1,
    allowed: undefined,
    risk: 0,
    message: undefined,
  };
}
