import type { GuardPolicy, PolicyRule } from '@plimsoll/guard';

type Rule = Omit<PolicyRule, 'id' | 'onError'>;

const phrases: Rule = {
  detector: 'phrases',
  action: 'block',
  options: { phrases: ['project heron', 'please let us know'] },
};
const patterns: Rule = { detector: 'patterns', action: 'fallback', options: { patterns: ['\\bcode-[0-9]{1,6}\\b'] } };
const numbers: Rule = { detector: 'personal-data', action: 'redact' };
const keys: Rule = { detector: 'secrets', action: 'redact' };
/** Given beforehand, told whole, encoded or in pieces. */
export const plantedCanary = 'heron-k7m2p9x4q8r3';
const canary: Rule = { detector: 'canary', action: 'block', options: { canaries: [plantedCanary] } };
const code: Rule = { detector: 'code', action: 'block' };
const links: Rule = { detector: 'links', action: 'redact', options: { onlyAllowed: true } };

/** Policies whose rules are all deterministic: each detector alone and all of them together, stopping and redacting. */
export const deterministicPolicies: readonly GuardPolicy[] = [
  [phrases],
  [patterns],
  [numbers],
  [{ ...numbers, action: 'block' } as const],
  [{ ...keys, action: 'block' } as const, links],
  [{ ...links, action: 'escalate' } as const, keys],
  [numbers, keys, links],
  [phrases, patterns, numbers, keys, links],
  [canary],
  [code],
  [{ ...code, action: 'redact' } as const, { ...phrases, action: 'redact' } as const],
  [{ ...canary, action: 'redact' } as const, keys],
].map((rules, index): GuardPolicy => ({
  version: 1,
  name: `policy ${String(index)}`,
  redaction: { reversible: index % 2 === 0 },
  channels: {
    assistant: {
      streaming: true,
      rules: rules.map((rule, at) => ({ ...rule, id: `rule-${String(at)}`, onError: 'closed' as const })),
    },
  },
}));
