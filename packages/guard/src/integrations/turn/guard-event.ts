import type { ContentHash, ToolCall } from '@plimsoll/core';
import type { Channel } from '../../channel.js';
import type { Action, Decision } from '../../decision.js';
import type { StreamDecision } from '../../stream/stream-step.js';
import type { ApprovalRequest, ToolDecision } from '../../tools/tool-decision.js';

/**
 * What became of a text or a call: it went on as it was, with stretches taken out, because a person approved it, not at all
 * (something else stands in its place), or it ended the turn.
 */
export type Outcome = 'passed' | 'redacted' | 'approved' | 'withheld' | 'stopped';

/** A text that was inspected whole. */
export interface TextEvent {
  readonly kind: 'text';
  readonly channel: Channel;
  /** The tool that a result is from. */
  readonly tool?: string | undefined;
  readonly outcome: Outcome;
  readonly decision: Decision;
  /** The decision was made for an equal text before. */
  readonly reused: boolean;
}

/** A text that was inspected as it came, at its end. */
export interface StreamEvent {
  readonly kind: 'stream';
  readonly channel: Channel;
  readonly outcome: Outcome;
  readonly decision: StreamDecision;
}

/** A tool call that the tool policy decided about. */
export interface CallEvent {
  readonly kind: 'tool-call';
  readonly call: Pick<ToolCall, 'id' | 'name'>;
  readonly outcome: Outcome;
  readonly decision: ToolDecision;
}

/** Something that no check looks at: it was passed on as it came, unless the outcome says otherwise. */
export interface NotScannedEvent {
  readonly kind: 'not-scanned';
  readonly channel: Channel;
  /** "image", "audio", "file", "body", or the like. */
  readonly what: string;
  readonly outcome: Outcome;
}

/** A tool whose definition is no longer what it was when it was first seen. */
export interface ToolChangedEvent {
  readonly kind: 'tool-changed';
  readonly tool: string;
  readonly before: ContentHash;
  readonly after: ContentHash;
  readonly outcome: Outcome;
}

/** What a guarded path did. It holds no text that was taken out. */
export type GuardEvent = TextEvent | StreamEvent | CallEvent | NotScannedEvent | ToolChangedEvent;

/** What is held until somebody has approved it. */
export type Held =
  | { readonly kind: 'text'; readonly channel: Channel; readonly text: string; readonly decision: Decision }
  | { readonly kind: 'tool-call'; readonly call: ToolCall; readonly request: ApprovalRequest };

/** Why something did not go on, for whoever answers in its place. */
export interface Stopped {
  readonly action: Exclude<Action, 'allow' | 'redact'>;
  readonly channel: Channel;
  /** To be said instead; may be "". */
  readonly text: string;
  /** Ids of rules, or paths of rules for tools; strictest first. */
  readonly rules: readonly string[];
  readonly policyHash: ContentHash;
  /** Of a tool call that waits for a person. */
  readonly approval?: ApprovalRequest | undefined;
}
