import type { Channel } from '../channel.js';
import type { Redaction } from '../decision.js';
import { makeDecision } from '../inspection/make-decision.js';
import type { RuleOutcome } from '../inspection/rule-outcome.js';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import { distinctFindings } from './distinct-findings.js';
import type { StreamDecision, StreamDelay } from './stream-step.js';

/** How a stream stood when it ended. */
export interface EndedStream {
  readonly outcomes: readonly RuleOutcome[];
  readonly microseconds: number;
  readonly redactions: readonly Redaction[];
  readonly releasedCharacters: number;
  /** Where the sentence began that a rule stopped at. */
  readonly sentenceStart: number | undefined;
  readonly delay: StreamDelay;
}

/** The decision about a stream as a whole. */
export function decideStream(compiled: CompiledPolicy, channel: Channel, ended: EndedStream): StreamDecision {
  const { outcomes, microseconds, redactions, releasedCharacters, sentenceStart, delay } = ended;
  const inspected = { channel, text: '', outcomes, microseconds };
  const { map: _map, text, action, findings, ...rest } = makeDecision(compiled, inspected);
  return {
    ...rest,
    action,
    findings: distinctFindings(findings),
    text: action === 'fallback' ? text : '',
    redactions,
    releasedCharacters,
    releasedOfFinding: sentenceStart === undefined ? 0 : Math.max(0, releasedCharacters - sentenceStart),
    delay,
  };
}
