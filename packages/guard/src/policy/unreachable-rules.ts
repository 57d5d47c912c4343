import { canonicalJson } from '@plimsoll/core';
import type { Channel } from '../channel.js';
import { actions } from '../decision.js';
import type { PolicyProblem } from './policy-problem.js';
import type { PolicyRule } from './policy-schema.js';

/** Rules that can never change a decision, because another one on the channel always does at least as much. */
export function unreachableRules(channel: Channel, rules: readonly PolicyRule[]): PolicyProblem[] {
  return rules.flatMap((rule, index): PolicyProblem[] => {
    if (rule.mode === 'shadow' || rule.action === 'allow' || rule.risk !== undefined) return [];
    const over = rules.find((other, at) => at !== index && covers(other, rule) && (at < index || !covers(rule, other)));
    if (over === undefined) return [];
    return [
      {
        path: ['channels', channel, 'rules', index],
        part: 'value',
        level: 'warning',
        what: `rule "${rule.id}" can never act: "${over.id}" sees the same and does "${over.action}"`,
        fix: 'remove it, or give the two different categories or thresholds',
      },
    ];
  });
}

/** Whether `other` acts at least as strictly whenever `rule` would. */
function covers(other: PolicyRule, rule: PolicyRule): boolean {
  if (other.mode === 'shadow' || (other.sample ?? 1) < 1 || other.unless !== undefined) return false;
  // What heavier detectors make of a grey band cannot be known here.
  if (other.blockAt !== undefined || other.escalateTo !== undefined) return false;
  if (rule.escalateTo !== undefined || rule.onError !== other.onError || rule.deadlineMs !== other.deadlineMs)
    return false;
  if (other.detector !== rule.detector || canonicalOf(other.options) !== canonicalOf(rule.options)) return false;
  const lowest = rule.threshold ?? rule.blockAt;
  if (other.threshold !== undefined && (lowest === undefined || other.threshold > lowest)) return false;
  if (other.threshold === undefined && lowest !== undefined) return false;
  const wanted = rule.categories;
  if (other.categories !== undefined) {
    const taken = other.categories;
    if (!wanted?.every((category) => taken.includes(category))) return false;
  }
  const difference = actions.indexOf(other.action) - actions.indexOf(rule.action);
  return difference > 0 || (difference === 0 && (other.action !== 'fallback' || other.message === rule.message));
}

function canonicalOf(options: Readonly<Record<string, unknown>> | undefined): string {
  return canonicalJson(options ?? {});
}
