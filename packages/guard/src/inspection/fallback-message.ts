import type { Finding } from '../decision.js';
import type { GuardPolicy } from '../policy/policy-schema.js';
import type { RuleOutcome } from './rule-outcome.js';

const lastResort = 'I cannot help with that here.';

/**
 * What is said in a text's place: the message of the first acting rule that has one, or the policy's for the category of
 * its strongest finding, or its `any`.
 *
 * @param acting strictest first.
 */
export function fallbackMessage(policy: GuardPolicy, acting: readonly RuleOutcome[]): string {
  const fallbacks = policy.fallbacks ?? {};
  for (const { rule, findings, action } of acting) {
    if (action !== 'fallback') continue;
    const category = strongest(findings)?.category;
    const own = category !== undefined && Object.hasOwn(fallbacks, category) ? fallbacks[category] : undefined;
    const message = rule.message ?? own;
    if (message !== undefined) return message;
  }
  return (Object.hasOwn(fallbacks, 'any') ? fallbacks.any : undefined) ?? lastResort;
}

function strongest(findings: readonly Finding[]): Finding | undefined {
  return findings.reduce<Finding | undefined>(
    (best, finding) => (best === undefined || finding.score > best.score ? finding : best),
    undefined,
  );
}
