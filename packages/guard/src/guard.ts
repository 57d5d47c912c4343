import { PlimsollError, quote, type ContentHash, type ToolCall } from '@plimsoll/core';
import { channels, type Channel } from './channel.js';
import type { Clock } from './clock.js';
import type { Decision } from './decision.js';
import type { DetectorInput, References } from './detectors/detector.js';
import { defaultClock, defaultTimer } from './default-services.js';
import { HeavyDesk, type HeavyLimits, type Timer } from './heavy/heavy-desk.js';
import { settleOutcome } from './heavy/settle-outcome.js';
import { inspectChannel } from './inspection/inspect-channel.js';
import { makeDecision } from './inspection/make-decision.js';
import type { RuleOutcome } from './inspection/rule-outcome.js';
import { microsecondsSince } from './inspection/run-detector.js';
import { compilePolicy } from './policy/compile-policy.js';
import type { CompiledPolicy, CompileOptions } from './policy/compiled-policy.js';
import type { GuardPolicy } from './policy/policy-schema.js';
import type { GuardSession } from './session/guard-session.js';
import { judgeRisk, signOfText } from './session/judge-risk.js';
import { riskLines } from './session/risk-line.js';
import { sessionOpener, type SessionOptions } from './session/session-opener.js';
import { openStream } from './stream/open-stream.js';
import type { GuardStream, StreamOptions } from './stream/stream-step.js';
import { decideToolCall } from './tools/decide-tool-call.js';
import type { ToolDecision } from './tools/tool-decision.js';
import { textViews } from './views/text-views.js';

/** A text to inspect. */
export interface GuardInput {
  readonly channel: Channel;
  readonly text: string;
  /** What the feature knows and detectors compare with. */
  readonly references?: References | undefined;
  /**
   * The conversation that the text belongs to: it is recorded there, scanned only once however often it is sent, adds to
   * the risk, and a text of the user is judged by that risk as well.
   */
  readonly session?: GuardSession | undefined;
  /** For the session: the tool that a result is from, or what retrieved a document. */
  readonly tool?: string | undefined;
  /** For the session: where the text stands, such as the number of its message; see {@link SessionText}. */
  readonly position?: string | undefined;
}

/** What a guard works with, beyond its policy. */
export interface GuardServices extends CompileOptions {
  /** Default: the clock of the place it runs in. */
  readonly clock?: Clock | undefined;
  /** Ends what takes too long; default: `setTimeout`. */
  readonly timer?: Timer | undefined;
  readonly heavyLimits?: HeavyLimits | undefined;
}

/** A compiled policy that inspects texts. It keeps no texts itself; only answers of heavier detectors, by their hash. */
export interface Guard {
  readonly policyHash: ContentHash;
  readonly compiled: CompiledPolicy;
  /**
   * Decides at once. What a detector does wrong is recorded, and never thrown; rules that wait for heavier detectors
   * escalate, and are listed as pending.
   *
   * @throws PlimsollError `invalid-argument` when the input is no text on a channel.
   */
  inspect(input: GuardInput): Decision;
  /**
   * Like `inspect`, and asks the heavier detectors of rules that wait for them.
   *
   * @throws the signal's reason when the caller gives up.
   */
  inspectAsync(input: GuardInput, signal?: AbortSignal): Promise<Decision>;
  /**
   * Opens a stream on a channel: deltas in, what may be shown out. Rules with heavier detectors escalate there, and end it.
   * With a session the text is recorded there at its end; a stream of the user's is not judged by the session's risk.
   *
   * @throws PlimsollError `config-invalid` when an enforced rule of the channel cannot be applied to a stream.
   */
  stream(channel: Channel, options?: StreamOptions): GuardStream;
  /**
   * Opens a session: what a conversation's texts and tool calls are decided by together. Give it to `inspect`.
   *
   * @throws PlimsollError `invalid-argument` for a task that the policy does not have.
   */
  session(options: SessionOptions): GuardSession;
  /**
   * Decides about a tool call before it is carried out, by the texts of its session. When it is carried out, call
   * `session.recordCall`.
   *
   * @throws PlimsollError `config-invalid` when the policy says nothing about tools.
   */
  inspectToolCall(session: GuardSession, call: ToolCall): ToolDecision;
}

/**
 * Makes a guard from a policy, which is compiled once.
 *
 * @throws PlimsollError `config-invalid` with everything that is wrong with the policy.
 * @example
 * ```ts
 * const rule = { id: 'words', detector: 'phrases', options: { phrases: ['project heron'] }, action: 'block', onError: 'closed' };
 * const guard = createGuard({ version: 1, name: 'demo', channels: { user: { rules: [rule] } } });
 * guard.inspect({ channel: 'user', text: 'Tell me about Project  Heron!' }).action; // 'block'
 * ```
 */
export function createGuard(policy: GuardPolicy, services: GuardServices = {}): Guard {
  const compiled = compilePolicy(policy, services);
  const clock = services.clock ?? defaultClock;
  const sessionPolicy = compiled.policy.session ?? {};
  const judgesRisk = riskLines(sessionPolicy).length > 0;
  const desk = new HeavyDesk(compiled.heavy, clock, services.timer ?? defaultTimer, services.heavyLimits);
  const look = (given: GuardInput): Looked => {
    checkInput(given);
    const start = clock.monotonic();
    const { channel, text, references = {}, session } = given;
    const rules = compiled.channels[channel];
    const input: DetectorInput = { channel, text, views: textViews(text), references };
    const known = session?.segments.get({ ...given, policyHash: compiled.hash });
    const outcomes = known ?? (rules === undefined ? [] : inspectChannel(rules, input, clock));
    return { start, given, input, outcomes, isKnown: known !== undefined };
  };
  const decide = ({ start, given, isKnown }: Looked, ruled: readonly RuleOutcome[]): Decision => {
    const { channel, text, session } = given;
    if (!isKnown) session?.segments.set({ ...given, policyHash: compiled.hash }, ruled);
    session?.record({ ...given, score: signOfText(ruled) });
    const outcomes = judgesRisk && channel === 'user' ? [...ruled, judgeRisk(sessionPolicy, session)] : ruled;
    return makeDecision(compiled, { channel, text, outcomes, microseconds: microsecondsSince(start, clock) });
  };
  return {
    policyHash: compiled.hash,
    compiled,
    inspect(input) {
      const looked = look(input);
      return decide(looked, looked.outcomes);
    },
    stream(channel, options) {
      return openStream(compiled, channel, clock, options);
    },
    session: sessionOpener(compiled.policy, clock),
    inspectToolCall(session, call) {
      if (compiled.policy.tools === undefined) throw withoutTools(compiled.policy.name);
      return decideToolCall(session, call);
    },
    async inspectAsync(input, signal) {
      signal?.throwIfAborted();
      const looked = look(input);
      const settling = looked.outcomes.map((outcome) =>
        outcome.pending ? settleOutcome(outcome, looked.input, desk, signal) : Promise.resolve(outcome),
      );
      return decide(looked, await Promise.all(settling));
    },
  };
}

interface Looked {
  readonly start: number;
  readonly given: GuardInput;
  readonly input: DetectorInput;
  readonly outcomes: readonly RuleOutcome[];
  /** The session had seen it. */
  readonly isKnown: boolean;
}

function withoutTools(policy: string): PlimsollError {
  return new PlimsollError({
    code: 'config-invalid',
    message: `The policy "${policy}" says nothing about tools, so no tool call can be decided by it.`,
    hint: 'Add tools: with unknownTools: block and the rules of your tools.',
  });
}

function checkInput({ channel, text }: GuardInput): void {
  if (channels.includes(channel) && typeof text === 'string') return;
  throw new PlimsollError({
    code: 'invalid-argument',
    message: `inspect takes a text on a channel, not ${typeof text === 'string' ? `channel ${quote(channel)}` : `a text of type ${typeof text}`}.`,
    hint: `The channels are ${channels.join(', ')}.`,
  });
}
