import type {
  Behaviour,
  Case,
  ContentHash,
  Grade,
  GraderIdentity,
  JsonValue,
  Outcome,
  Reply,
  Severity,
} from '@plimsoll/core';
import type { RunManifest } from '../../runs/run-manifest.js';
import type { StoredSession, TrialError } from '../../store/store.js';

/** What the people of a session agreed on. */
export interface SessionTerms {
  readonly format: 'plimsoll-session/1';
  /** What is attacked and what is out of bounds, in words. */
  readonly aim: string;
  readonly rules: string;
  /** Counted from the first who joins. */
  readonly minutes: number;
  readonly testers: readonly string[];
  /** What the feature was asked for with, so that everybody who joins reaches the same. */
  readonly asked: {
    readonly feature: string;
    readonly set?: readonly string[];
    readonly target?: string;
    readonly controls?: readonly string[];
  };
  /** Of the golden set when the session was made. */
  readonly categories: readonly string[];
  readonly cases: number;
  /** Target, release and graders when the session was made. */
  readonly manifest: RunManifest;
}

/** A session as its readers see it. */
export interface Session extends Omit<StoredSession, 'body'> {
  readonly terms: SessionTerms;
}

/** What a tester says of a conversation that no grader judges. */
export type TesterVerdict = 'leaked' | 'held';

/** One thing that happened; each is committed before the next prompt is shown. */
export type SessionEvent =
  | {
      readonly kind: 'joined';
      readonly tester: string;
      readonly graders: readonly { readonly hash: ContentHash; readonly identity: GraderIdentity }[];
    }
  | { readonly kind: 'left'; readonly tester: string; readonly why: LeaveReason }
  | {
      readonly kind: 'began';
      readonly tester: string;
      readonly conversation: string;
      /** Left out where the tester follows an idea of their own. */
      readonly testCase?: Case | undefined;
    }
  | SaidEvent
  | {
      readonly kind: 'failed';
      readonly conversation: string;
      readonly said: string;
      readonly error: TrialError;
      readonly startedAt: number;
    }
  | MarkedEvent;

export type LeaveReason = 'quit' | 'input-ended' | 'time' | 'interrupted';

/** A turn that was answered. */
export interface SaidEvent {
  readonly kind: 'said';
  readonly conversation: string;
  /** As on a command line, when the text was converted; `typed` is what it was before. */
  readonly attack?: string | undefined;
  readonly typed?: string | undefined;
  readonly said: string;
  /** What came back: all but its messages belongs to this turn alone. */
  readonly reply: Reply;
  readonly startedAt: number;
  /** Of the conversation up to here, where it is about a case. */
  readonly judged?:
    | { readonly outcome: Outcome; readonly behaviour?: Behaviour | undefined; readonly grades: readonly Grade[] }
    | undefined;
}

/** What the tester notes about a conversation; the last severity, verdict and category count. */
export interface MarkedEvent {
  readonly kind: 'marked';
  readonly conversation: string;
  readonly severity?: Severity | undefined;
  readonly verdict?: TesterVerdict | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly category?: string | undefined;
  readonly note?: string | undefined;
}

/** An event with its moment, in milliseconds since 1970, UTC. */
export interface TimedEvent {
  readonly at: number;
  readonly event: SessionEvent;
}

/** The session that a row of the store holds. */
export function sessionOf({ body, ...rest }: StoredSession): Session {
  return { ...rest, terms: body as unknown as SessionTerms };
}

/** An event as the store takes it. */
export function eventBody(event: SessionEvent): JsonValue {
  return JSON.parse(JSON.stringify(event)) as JsonValue;
}
