import type { GuardSession } from '../session/guard-session.js';
import type { CompiledToolRule } from './compiled-tool-policy.js';
import type { ToolReason } from './tool-decision.js';

const minute = 60_000;

/** Which of a tool's order and rate rules a call would break now. */
export function checkOrder({ name, rule }: CompiledToolRule, { history, clock }: GuardSession): ToolReason[] {
  const reasons: ToolReason[] = [];
  const refuse = (kind: 'order' | 'rate', part: string, message: string): void => {
    reasons.push({ kind, rule: `tools.rules.${name}.${part}`, action: 'block', message });
  };
  if (rule.after !== undefined && !rule.after.some((tool) => history.count(tool) > 0)) {
    refuse('order', 'after', `"${name}" may only follow ${rule.after.map((tool) => `"${tool}"`).join(' or ')}.`);
  }
  const before = rule.neverAfter?.find((tool) => history.count(tool) > 0);
  if (before !== undefined) refuse('order', 'neverAfter', `"${name}" may not follow "${before}".`);
  const { perSession, perMinute } = rule.limits ?? {};
  if (perSession !== undefined && history.count(name) >= perSession) {
    refuse('rate', 'limits.perSession', `"${name}" has been called ${String(perSession)} times in this session.`);
  }
  if (perMinute !== undefined && history.since(name, clock.now() - minute, perMinute) >= perMinute) {
    refuse('rate', 'limits.perMinute', `"${name}" has been called ${String(perMinute)} times in the last minute.`);
  }
  return reasons;
}
