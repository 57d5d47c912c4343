import type { Channel } from '../../channel.js';
import type { Clock } from '../../clock.js';
import type { References } from '../../detectors/detector.js';
import type { PlaceholderVault } from '../../redaction/placeholder-vault.js';
import type { GuardSession } from '../../session/guard-session.js';
import type { GuardEvent, Held } from './guard-event.js';

/** What is kept of one conversation from turn to turn. */
export interface Conversation {
  /**
   * Decides about tool calls. Left out, and the policy has rules for tools: one is made from the messages of each request,
   * which is as good where requests carry the whole conversation.
   */
  readonly session?: GuardSession | undefined;
  /**
   * What is taken out of texts for the model is put back in its answers. Left out, and the policy's redaction is
   * reversible: one is made for each request.
   */
  readonly vault?: PlaceholderVault | undefined;
}

/** What all guarded paths take. */
export interface TurnOptions<Request = unknown> {
  /** Gets every decision, and whatever was not scanned. What it throws ends the request. */
  readonly onDecision?: ((event: GuardEvent) => void) | undefined;
  /** Asked when something is held for somebody; true lets it through. Left out: what is held is stopped. */
  readonly approve?: ((held: Held, signal: AbortSignal | undefined) => boolean | Promise<boolean>) | undefined;
  /** The conversation that a request belongs to. */
  readonly conversation?: Conversation | ((request: Request) => Conversation | undefined) | undefined;
  /** What the feature knows beyond the request; the system prompt and results in a request are known already. */
  readonly references?: References | undefined;
  /** Said where something was blocked or held; "" when left out, since `block` puts nothing in a text's place. */
  readonly blockedText?: string | undefined;
  /** Stands where a result, a document or an earlier message was withheld; the turn goes on. */
  readonly withheldText?: string | undefined;
  /**
   * The channel of a message, where its role does not say it: documents that stand in a message of the user are
   * `retrieved`. Gets the message as it stands in the request.
   */
  readonly channelOf?: ((message: unknown) => Channel | undefined) | undefined;
  /** A stopped text of the newest messages on one of these channels ends the turn; `system` and `user` when left out. Others are withheld. */
  readonly stopOn?: readonly Channel[] | undefined;
  /** Streamed answers are inspected whole, and come in one piece: for policies that cannot be applied to streams. */
  readonly wholeReplies?: boolean | undefined;
  /** Dates answers that no model gave; default: the clock of the place it runs in. */
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

/** Stands where something was withheld, when the options name nothing. */
export const defaultWithheldText = '[withheld by the guard]';
