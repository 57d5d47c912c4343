import type { Stopped } from './guard-event.js';

/** What an answer says about having been stopped, as its member `plimsoll`. */
export interface GuardNote {
  readonly action: Stopped['action'];
  readonly channel: Stopped['channel'];
  readonly rules: readonly string[];
  readonly policyHash: string;
  /** To be handed to `GuardSession.approve`, by whoever asks a person. */
  readonly approval?: string | undefined;
}

/** The note of what was stopped. */
export function noteOf({ action, channel, rules, policyHash, approval }: Stopped): GuardNote {
  return { action, channel, rules, policyHash, ...(approval === undefined ? {} : { approval: approval.id }) };
}
