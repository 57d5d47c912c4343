import type { MappedText } from '@plimsoll/core/text';
import type { Channel } from '../channel.js';
import { actions, stricterAction, type Action, type Decision, type Finding, type Redaction } from '../decision.js';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import { fallbackMessage } from './fallback-message.js';
import { redactText } from './redact-text.js';
import type { RuleOutcome } from './rule-outcome.js';

/** What a decision is made from. */
export interface InspectedText {
  readonly channel: Channel;
  readonly text: string;
  readonly outcomes: readonly RuleOutcome[];
  readonly microseconds: number;
}

/** Puts what the rules ask for together: the strictest of them decides. */
export function makeDecision(compiled: CompiledPolicy, inspected: InspectedText): Decision {
  const { channel, text, outcomes, microseconds } = inspected;
  let action: Action = 'allow';
  let shadowAction: Action = 'allow';
  const acting: RuleOutcome[] = [];
  for (const outcome of outcomes) {
    if (outcome.action === 'allow') continue;
    if (outcome.rule.mode === 'shadow') shadowAction = stricterAction(shadowAction, outcome.action);
    else {
      acting.push(outcome);
      action = stricterAction(action, outcome.action);
    }
  }
  acting.sort((left, right) => actions.indexOf(right.action) - actions.indexOf(left.action));
  const { map, redactions } = goOnWith(compiled, text, action, acting);
  const shadowed = stricterAction(action, shadowAction);
  return {
    action,
    channel,
    text: map.text,
    map,
    findings: distinct(outcomes),
    checks: outcomes.flatMap((outcome) => outcome.records),
    rules: acting.map((outcome) => outcome.rule.id),
    ...(shadowed === action ? {} : { shadowAction: shadowed }),
    policyHash: compiled.hash,
    pending: outcomes.filter((outcome) => outcome.pending).map((outcome) => outcome.rule.id),
    redactions,
    microseconds,
  };
}

/** The text to go on with. What is held back for an answer keeps its redactions, so that approving releases no more. */
function goOnWith(
  compiled: CompiledPolicy,
  text: string,
  action: Action,
  acting: readonly RuleOutcome[],
): { readonly map: MappedText; readonly redactions: readonly Redaction[] } {
  if (action === 'allow') return { map: { text }, redactions: [] };
  if (action === 'block') return { map: instead('', text), redactions: [] };
  if (action === 'fallback') return { map: instead(fallbackMessage(compiled.policy, acting), text), redactions: [] };
  const findings = acting.flatMap((outcome) => (outcome.rule.action === 'redact' ? outcome.findings : []));
  const redacted = redactText(text, findings, compiled.policy.redaction?.reversible === true);
  return action === 'redact' ? redacted : { map: instead('', text), redactions: redacted.redactions };
}

function instead(message: string, text: string): MappedText {
  const offsets = new Int32Array(message.length + 1);
  offsets[message.length] = text.length;
  return { text: message, offsets };
}

/** Rules that share a detector share its findings. */
function distinct(outcomes: readonly RuleOutcome[]): readonly Finding[] {
  const seen = new Set<Finding>();
  for (const outcome of outcomes) for (const finding of outcome.findings) seen.add(finding);
  return [...seen];
}
