import type { Channel } from '../channel.js';

/** Where a value, or a part of it, was seen. */
export interface ValueSource {
  readonly channel: Channel;
  /** Of a tool result. */
  readonly tool?: string | undefined;
}

/** Why a value has its label. */
export const labelReasons = [
  /** Verbatim from the user. */
  'user',
  /** From a tool or field whose results the policy trusts. */
  'endorsed',
  /** From a source that the policy accepts for this argument; whether the user asked for the action is another question. */
  'accepted',
  /** One of the values that the policy itself lists. */
  'allow-listed',
  /** There is no untrusted text it could come from. */
  'clean-context',
  /** Containment: nothing of it stands in untrusted text. */
  'not-contained',
  /** The policy leaves this argument out of the gate. */
  'ungated',
  /** Untrusted text is in the context, and the value is nobody's who is trusted. */
  'context',
  /** A stretch of it stands in untrusted text and not in the user's. */
  'contained',
  /** Untrusted text was dropped to save memory, so it cannot be said what flowed. */
  'forgotten-text',
] as const;
export type LabelReason = (typeof labelReasons)[number];

/** The label of one argument value. */
export interface ArgumentLabel {
  /** Dots reach into objects and lists: "to", "lines.0.sku"; "" when the arguments are a bare value. */
  readonly path: string;
  readonly tainted: boolean;
  readonly why: LabelReason;
  /** Where it was seen, as far as it could be traced. */
  readonly sources: readonly ValueSource[];
}
