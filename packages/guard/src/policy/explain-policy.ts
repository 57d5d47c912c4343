import { channels } from '../channel.js';
import type { DetectorDefinition } from '../detectors/detector.js';
import { riskLines } from '../session/risk-line.js';
import type { SessionPolicy } from '../session/session-policy-schema.js';
import { defaultHalfLifeTurns } from '../session/session-risk.js';
import type { CompiledChannel, CompiledPolicy, CompiledRule } from './compiled-policy.js';
import { explainTools, type ExplainedTools } from './explain-tools.js';

/** A policy in plain words, channel by channel. */
export interface ExplainedPolicy {
  readonly name: string;
  readonly about: string | undefined;
  readonly hash: string;
  readonly channels: readonly {
    readonly channel: string;
    readonly limit: string;
    readonly rules: readonly ExplainedRule[];
  }[];
  /** Channels that the policy says nothing about. */
  readonly unchecked: readonly string[];
  readonly tools?: ExplainedTools | undefined;
  /** What follows from the risk of a session. */
  readonly session: readonly string[];
}

/** A rule in plain words. */
export interface ExplainedRule {
  readonly id: string;
  /** What it looks for. */
  readonly looksFor: string;
  /** What it does then. */
  readonly does: string;
  /** What happens when the check cannot be made. */
  readonly onError: string;
  /** How far a match reaches: what a stream holds back. */
  readonly reach: string;
}

const doing = {
  allow: 'records it and lets it pass',
  redact: 'takes it out of the text',
  escalate: 'holds the text back until somebody has decided',
  fallback: 'says a set message in place of the text',
  block: 'stops the text',
} as const;
const ofRisk = {
  allow: 'nothing follows',
  redact: 'nothing follows',
  escalate: 'texts of the user and calls of sinks are held for a person',
  fallback: 'a set message is said in place of the text, and calls of sinks are blocked',
  block: 'texts of the user and calls of sinks are stopped',
} as const;
const failing = {
  open: 'lets the text through',
  closed: 'stops the text',
  escalate: 'holds the text back for a person',
} as const;

/**
 * Says what a policy does, in words.
 *
 * @param definitions of the detectors that it names.
 * @example
 * ```ts
 * explainPolicy(compilePolicy(defaultPolicy), detectorDefinitions).unchecked; // ['system']
 * ```
 */
export function explainPolicy(compiled: CompiledPolicy, definitions: readonly DetectorDefinition[]): ExplainedPolicy {
  const summaries = new Map(definitions.map(({ name, summary }) => [name, summary]));
  const hasLines = riskLines(compiled.policy.session ?? {}).length > 0;
  return {
    name: compiled.policy.name,
    about: compiled.policy.about,
    hash: compiled.hash,
    channels: channels.flatMap((channel) => {
      const rules = compiled.channels[channel];
      if (rules === undefined) return [];
      return [
        {
          channel,
          limit: limitOf(rules),
          rules: rules.rules.map((rule) => explainRule(rule, rules, summaries, hasLines)),
        },
      ];
    }),
    unchecked: channels.filter((channel) => compiled.channels[channel] === undefined),
    tools: compiled.policy.tools === undefined ? undefined : explainTools(compiled.policy.tools),
    session: explainSession(compiled.policy.session ?? {}),
  };
}

function explainSession(session: SessionPolicy): string[] {
  const lines = riskLines(session);
  if (lines.length === 0) return [];
  const { halfLifeTurns = defaultHalfLifeTurns } = session;
  return [
    ...lines.map(({ at, action }) => `from a risk of ${rounded(at)} on ${ofRisk[action]}`),
    `after ${rounded(halfLifeTurns)} turns without a sign the risk is half`,
  ];
}

function explainRule(
  rule: CompiledRule,
  channel: CompiledChannel,
  summaries: ReadonlyMap<string, string>,
  hasLines: boolean,
): ExplainedRule {
  const summary = summaries.get(rule.detectorName) ?? 'a heavier detector of your own';
  const only = rule.categories === undefined ? '' : `; only ${[...rule.categories].join(', ')}`;
  const from = rule.threshold > 0 ? `; from a score of ${rounded(rule.threshold)}` : '';
  const except = rule.allowed === undefined ? '' : '; with exceptions';
  const grey =
    rule.blockAt > rule.threshold
      ? ` from ${rounded(rule.blockAt)} on, and below that asks ${rule.escalateTo.length === 0 ? 'a person' : rule.escalateTo.join(', then ')}`
      : '';
  const risk =
    rule.risk > 0
      ? `; adds ${rule.risk === 1 ? 'its score' : `${rounded(rule.risk)} of its score`} to the risk of the session`
      : '';
  const sampled = rule.sample < 1 ? ` (on ${rounded(rule.sample * 100)} % of the texts)` : '';
  const shadow = rule.mode === 'shadow' ? 'in shadow, so only recorded: ' : '';
  const reach = rule.detector === undefined ? 'sentence' : (channel.detectors[rule.detector]?.reach ?? 'sentence');
  return {
    id: rule.id,
    looksFor: `${summary}${only}${from}${except}`,
    does: `${shadow}${doing[rule.action]}${grey}${sampled}${hasLines ? risk : ''}`,
    onError: failing[rule.onError],
    reach: typeof reach === 'number' ? `${String(reach)} characters` : reach,
  };
}

function limitOf(channel: CompiledChannel): string {
  if (!Number.isFinite(channel.maximumCharacters)) return 'texts of any length';
  return `texts of up to ${channel.maximumCharacters.toLocaleString('en')} characters; for a longer one it ${failing[channel.onTooLong]}`;
}

function rounded(value: number): string {
  return String(Number(value.toFixed(3)));
}
