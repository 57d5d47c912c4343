import type { ContentHash, JsonValue, ToolCall } from '@plimsoll/core';
import type { ArgumentLabel } from '../taint/argument-label.js';

/** A tool call under decision: as the model asked for it, before it is carried out. */
export type ProposedCall = ToolCall;

/** What a tool call may become: carried out, refused, or held until a person has approved it. */
export const toolActions = ['allow', 'escalate', 'block'] as const;
export type ToolAction = (typeof toolActions)[number];

/** Which kind of rule spoke against a call. */
export const toolReasonKinds = [
  'unknown-tool',
  'denied',
  'task',
  'argument',
  'order',
  'rate',
  'unasked',
  'tainted',
  'risk',
] as const;
export type ToolReasonKind = (typeof toolReasonKinds)[number];

/** One rule that spoke against a call. It never carries an argument's text. */
export interface ToolReason {
  readonly kind: ToolReasonKind;
  /** The rule's path in the policy, such as "tools.rules.pay.arguments.amount.atMost". */
  readonly rule: string;
  readonly action: ToolAction;
  /** A sentence for people. */
  readonly message: string;
}

/**
 * What a person is asked to approve. Whoever serves it (a gateway, a chat channel) shows `arguments`, and hands `id` back to
 * `GuardSession.approve`: the approval holds for this very call (by `argumentsHash`), once, until `expiresAt`.
 */
export interface ApprovalRequest {
  /** The same call asked again in the same state has the same id. */
  readonly id: ContentHash;
  readonly tool: string;
  /** Personal data masked, long texts cut: enough to judge by, safe to pass on. */
  readonly arguments: JsonValue;
  readonly argumentsHash: ContentHash;
  readonly why: readonly string[];
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What was decided about one tool call. */
export interface ToolDecision {
  readonly action: ToolAction;
  readonly tool: string;
  /** Everything that spoke against the call, strictest first; empty when it was allowed without more. */
  readonly reasons: readonly ToolReason[];
  /** Where each argument came from; only for tools that are sinks. */
  readonly labels: readonly ArgumentLabel[];
  /** There was untrusted text in the session. */
  readonly untrustedContext: boolean;
  /** The user's own words ask for this tool; undefined when the policy declares no such words for it. */
  readonly asked?: boolean | undefined;
  /** Set when the action is `escalate`. */
  readonly approval?: ApprovalRequest | undefined;
  /** The approval that let the call through. */
  readonly approvedBy?: ContentHash | undefined;
}
