import { PlimsollError } from '@plimsoll/core';
import type { Channel, ChannelPolicy, GuardPolicy, PolicyRule } from '@plimsoll/guard';
import { didYouMean } from '../files/index.js';

const tools = 'tools';
const sessionRisk = 'session-risk';

/**
 * What can be taken out of a policy one by one: the rules that act, "tools" for its rules about tools, and "session-risk"
 * for what follows from the risk of a session, with the rules that only add to it.
 *
 * @example
 * ```ts
 * actingRules({ version: 1, name: 'none', channels: {}, tools: { unknownTools: 'block', rules: {} } }); // ['tools']
 * ```
 */
export function actingRules(policy: GuardPolicy): string[] {
  const rules = Object.values(policy.channels).flatMap((channel) => channel?.rules ?? []);
  return [
    ...rules.filter(acts).map(({ id }) => id),
    ...(policy.tools === undefined ? [] : [tools]),
    ...(hasLines(policy) ? [sessionRisk] : []),
  ];
}

/**
 * A policy with only some of its rules; channels without any are left out, and so are its tests.
 *
 * @param names ids of rules, "tools" and "session-risk"; left out, or with all that act, the policy as it is.
 * @throws PlimsollError `config-invalid` for a name that the policy does not have.
 * @example
 * ```ts
 * Object.keys(onlyRules(defaultPolicy, ['answer-links']).channels); // ['assistant']
 * ```
 */
export function onlyRules(policy: GuardPolicy, names?: readonly string[]): GuardPolicy {
  if (names === undefined) return policy;
  requireKnown(policy, names);
  if (actingRules(policy).every((name) => names.includes(name))) return policy;
  const risk = names.includes(sessionRisk);
  const keep = (rule: PolicyRule): boolean => names.includes(rule.id) || (risk && !acts(rule));
  const channels = Object.entries(policy.channels).flatMap(([channel, written]): [Channel, ChannelPolicy][] => {
    const rules = (written?.rules ?? []).filter(keep);
    return written === undefined || rules.length === 0 ? [] : [[channel as Channel, { ...written, rules }]];
  });
  const { tests: _tests, tools: toolPolicy, session, ...rest } = policy;
  const { escalateAt: _escalateAt, fallbackAt: _fallbackAt, blockAt: _blockAt, ...sizes } = session ?? {};
  return {
    ...rest,
    channels: Object.fromEntries(channels),
    ...(toolPolicy !== undefined && names.includes(tools) ? { tools: toolPolicy } : {}),
    ...(session === undefined ? {} : { session: risk ? session : sizes }),
  };
}

function acts(rule: PolicyRule): boolean {
  return rule.mode !== 'shadow' && rule.action !== 'allow';
}

function hasLines({ session = {} }: GuardPolicy): boolean {
  return (session.escalateAt ?? session.fallbackAt ?? session.blockAt) !== undefined;
}

function requireKnown(policy: GuardPolicy, names: readonly string[]): void {
  const rules = Object.values(policy.channels).flatMap((channel) => channel?.rules ?? []);
  const known = [...new Set([...rules.map(({ id }) => id), ...actingRules(policy)])];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new PlimsollError({
    code: 'config-invalid',
    message: `The policy "${policy.name}" has no rule "${unknown}"${didYouMean(unknown, known)}.`,
    hint: `Its rules are: ${known.join(', ')}.`,
  });
}
