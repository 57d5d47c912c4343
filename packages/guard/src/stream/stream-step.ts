import type { Decision } from '../decision.js';
import type { References } from '../detectors/detector.js';
import type { GuardSession } from '../session/guard-session.js';

/** What a stream was decided to be. Nothing of what was shown is kept in it. */
export interface StreamDecision extends Omit<Decision, 'text' | 'map'> {
  /** To be shown behind what was released: the message of a fallback, "" otherwise. */
  readonly text: string;
  /** UTF-16 units of the source that had been released, or redacted, when it was decided. */
  readonly releasedCharacters: number;
  /**
   * UTF-16 units of what led to the decision that had been released before: 0 for rules that look at single stretches, more
   * for those that judge whole sentences.
   */
  readonly releasedOfFinding: number;
  readonly delay: StreamDelay;
}

/** How long released characters had waited. */
export interface StreamDelay {
  /** The most UTF-16 units that had arrived behind a character before it was released, itself included. */
  readonly characters: number;
  readonly milliseconds: number;
}

/** What a delta, or the end, led to. */
export interface StreamStep {
  /** May be shown now: redacted where it had to be. */
  readonly release: string;
  /** There when the stream is over: something stopped it, or it came to its end. Nothing is released afterwards. */
  readonly decision?: StreamDecision | undefined;
  /** UTF-16 units that have arrived and are held back. */
  readonly held: number;
}

/** A text that comes in pieces, inspected as it comes. */
export interface GuardStream {
  /** The next piece, cut anywhere; "" when only time has passed. */
  push(delta: string): StreamStep;
  /** No more will come. Calling it again returns the same decision. */
  end(): StreamStep;
  /** What stands behind the numbered placeholders released so far; empty unless the policy's redaction is reversible. */
  originals(): ReadonlyMap<string, string>;
}

/** What a stream may be told. */
export interface StreamOptions {
  readonly references?: References | undefined;
  /**
   * The conversation that the text belongs to: at its end, or where it is stopped, what has arrived is recorded there and adds
   * to the risk, as `inspect` does it. Whoever records it too must not give it here.
   */
  readonly session?: GuardSession | undefined;
  /** For the session: the tool that a result is from, or what retrieved a document. */
  readonly tool?: string | undefined;
  /** For the session: where the text stands, such as the number of its message. */
  readonly position?: string | undefined;
  /** Rules with a `sample` are applied by a hash of this; when left out they always are. */
  readonly sampleBy?: string | undefined;
  /** The most UTF-16 units held back, 256 to 1,000,000; beyond, rules take their fail mode. 8,192 when left out. */
  readonly mostHeld?: number | undefined;
  /** Learned detectors look at the latest at every so many UTF-16 units, 40 to 4,000; 240 when left out. */
  readonly sentenceCharacters?: number | undefined;
}
