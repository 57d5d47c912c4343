import type { Behaviour, ContentHash, JsonValue, Verdict } from '@plimsoll/core';
import type { Scope } from './scope.js';

/** A name that points to a run. Every move of it is kept, with its reason. */
export interface BaselineMove extends Scope {
  readonly name: string;
  /** The run's id; null: the name was taken away. */
  readonly runId: string | null;
  /** Why it was moved, in the words of whoever moved it. */
  readonly reason: string;
  /** Milliseconds since 1970, UTC. */
  readonly movedAt: number;
  readonly movedBy?: string | undefined;
}

/** Baselines: what later runs are compared with. Nothing here is ever changed or deleted. */
export interface BaselineStore {
  /** Appends a move; the last one counts, whatever the clocks say. The run is not looked up. */
  move(move: BaselineMove): Promise<void>;
  /** The last move of a name; undefined when it was never given, or was taken away. The run may be deleted since. */
  get(scope: Scope, name: string): Promise<BaselineMove | undefined>;
  /** Every move, the last first. */
  history(scope?: Partial<Scope>, name?: string): Promise<readonly BaselineMove[]>;
}

/** What a person said about one grade's question: does this reply meet this expectation of this case? */
export interface Label extends Scope {
  /** Over case, expectation and reply, so that a label holds for every run in which the same reply is judged. */
  readonly item: ContentHash;
  /** Who said it. */
  readonly rater: string;
  /** `undecided`: the rater cannot tell. */
  readonly verdict: Verdict;
  readonly behaviour?: Behaviour | undefined;
  readonly note?: string | undefined;
  /** Milliseconds since 1970, UTC. */
  readonly labelledAt: number;
  /** The final word where raters disagreed. */
  readonly adjudication: boolean;
}

/** Labels by people. One stays for each scope, item, rater, and whether it is an adjudication. */
export interface LabelStore {
  /**
   * Keeps labels; each replaces an older one of the same scope, item, rater and adjudication, and is dropped when a newer
   * one is stored. Of two of the same time the later put counts. One transaction.
   */
  put(labels: readonly Label[]): Promise<void>;
  /** The labels of these items: in the order of the items, those of one item in the order in which they first came. */
  of(scope: Scope, items: readonly ContentHash[]): Promise<readonly Label[]>;
  /** All labels in the order in which they first came, in pages. */
  all(scope: Partial<Scope>): AsyncIterable<readonly Label[]>;
}

/** The measured error rates of one grader identity. */
export interface StoredCalibration extends Scope {
  /** Identity hash of the grader: another one has another calibration. */
  readonly grader: ContentHash;
  readonly graderName: string;
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number;
  /** What was measured; the store does not look into it. */
  readonly body: JsonValue;
}

/** Calibrations of graders. Nothing here is ever changed or deleted. */
export interface CalibrationStore {
  add(calibration: StoredCalibration): Promise<void>;
  /** The one added last for each grader hash of these names, the last first. */
  newest(scope: Scope, graderNames: readonly string[]): Promise<readonly StoredCalibration[]>;
}

/** A gate's verdict, kept as evidence. */
export interface StoredVerdict extends Scope {
  /** UUID version 7. */
  readonly id: string;
  /** The run that was judged; it may be deleted since. */
  readonly runId: string;
  /** Of the plan with all its lines: a line moved afterwards shows. */
  readonly planHash: ContentHash;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number;
  /** The whole report; the store does not look into it. */
  readonly body: JsonValue;
}

/** Verdicts of gates. Nothing here is ever changed or deleted. */
export interface VerdictStore {
  /** @throws PlimsollError `store-failed` when a verdict of this id is stored already. */
  add(verdict: StoredVerdict): Promise<void>;
  get(id: string): Promise<StoredVerdict | undefined>;
  /** The last added first. */
  list(
    options?: Partial<Scope> & { readonly runId?: string | undefined; readonly limit?: number | undefined },
  ): Promise<readonly StoredVerdict[]>;
}

/** A weakness that a campaign established, kept as evidence. */
export interface StoredWeakness extends Scope {
  /** UUID version 7. */
  readonly id: string;
  /** The campaign's run; it may be deleted since. */
  readonly runId: string;
  /** Equal for the same weakness found again. */
  readonly signature: ContentHash;
  /** Milliseconds since 1970, UTC. */
  readonly foundAt: number;
  /** The whole finding; the store does not look into it. */
  readonly body: JsonValue;
}

/** Weaknesses. Nothing here is ever changed or deleted. */
export interface WeaknessStore {
  /** @throws PlimsollError `store-failed` when a weakness of this id is stored already. */
  add(weakness: StoredWeakness): Promise<void>;
  /** The last added first. */
  list(
    options?: Partial<Scope> & {
      readonly runId?: string | undefined;
      readonly signature?: ContentHash | undefined;
      /** Id, or the beginning of one. */
      readonly id?: string | undefined;
      readonly limit?: number | undefined;
    },
  ): Promise<readonly StoredWeakness[]>;
}
