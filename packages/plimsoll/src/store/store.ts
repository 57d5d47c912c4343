import type {
  Behaviour,
  Case,
  ContentHash,
  ErrorCode,
  Grade,
  HeldBy,
  Message,
  Outcome,
  Reply,
  Severity,
  Side,
} from '@plimsoll/core';
import type { RunManifest } from '../runs/run-manifest.js';
import type { BaselineStore, CalibrationStore, LabelStore, VerdictStore, WeaknessStore } from './proof-records.js';
import type { Scope } from './scope.js';
import type { SessionStore } from './session-records.js';

export type {
  BaselineMove,
  BaselineStore,
  CalibrationStore,
  Label,
  LabelStore,
  StoredCalibration,
  StoredVerdict,
  StoredWeakness,
  VerdictStore,
  WeaknessStore,
} from './proof-records.js';
export type { Scope } from './scope.js';
export type { SessionStore, StoredSession, StoredSessionEvent } from './session-records.js';

/** A snapshot of a golden set: the cases exactly as they were when it was first run. Never changed. */
export interface SetRecord extends Scope {
  readonly setNo: number;
  readonly name: string;
  /** Over the sorted case hashes; the identity of the set. */
  readonly fingerprint: ContentHash;
  /** Over the cases in order with all their labels; the identity of the snapshot. */
  readonly digest: ContentHash;
  readonly cases: number;
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number;
}

/** A case at its place in a set. */
export interface StoredCase {
  /** 0-based, in the order of the files. */
  readonly position: number;
  readonly hash: ContentHash;
  readonly testCase: Case;
}

/** The labels that filters need, without the texts. */
export interface CaseLabels {
  readonly position: number;
  readonly id: string;
  readonly hash: ContentHash;
  readonly side: Side;
  readonly category: string;
  readonly severity: Severity;
  /** Variants of one behaviour share it; a case without one is a cluster of its own. */
  readonly cluster?: string | undefined;
  readonly language?: string | undefined;
  readonly split?: string | undefined;
  readonly tags: readonly string[];
}

/** Writes a new snapshot in batches; nothing of it can be seen before `commit`. */
export interface SetWriter {
  append(cases: readonly StoredCase[]): Promise<void>;
  /** Makes the snapshot visible; if one with this digest exists already in the scope, that one is returned and ours dropped. */
  commit(identity: { readonly fingerprint: ContentHash; readonly digest: ContentHash }): Promise<SetRecord>;
  abandon(): Promise<void>;
}

export interface SetStore {
  write(header: Scope & { readonly name: string; readonly createdAt: number }): Promise<SetWriter>;
  find(scope: Scope, digest: ContentHash): Promise<SetRecord | undefined>;
  get(setNo: number): Promise<SetRecord | undefined>;
  /** The cases at these positions, in the order asked for. */
  readCases(setNo: number, positions: readonly number[]): Promise<readonly StoredCase[]>;
  /** All labels in order of position, in pages. */
  labels(setNo: number): AsyncIterable<readonly CaseLabels[]>;
}

/** `running` rows whose process is gone are shown as `interrupted` by whoever opens them. */
export const runStatuses = ['running', 'interrupted', 'complete', 'failed'] as const;
export type RunStatus = (typeof runStatuses)[number];

export interface RunRecord extends Scope {
  readonly runNo: number;
  /** UUID version 7. */
  readonly id: string;
  readonly name: string;
  readonly setNo: number;
  readonly status: RunStatus;
  readonly manifest: RunManifest;
  readonly startedAt: number;
  readonly finishedAt?: number | undefined;
  /** How many outcomes are stored. */
  readonly finished: number;
}

/** Why a trial has no reply to grade. */
export interface TrialError {
  readonly code: ErrorCode;
  readonly message: string;
}

/** One finished trial on its way into the store. */
export interface NewOutcome {
  /** The trial's number in the plan: unique in the run, so that a trial sent twice is never counted twice. */
  readonly trialNo: number;
  readonly casePosition: number;
  /** Index into the manifest's attacks. */
  readonly attack: number;
  readonly repeat: number;
  readonly trialId: ContentHash;
  readonly requestHash: ContentHash;
  /** What was sent, only where it differs from the case's messages. */
  readonly sent?: readonly Message[] | undefined;
  /** Left out when the trial errored. */
  readonly reply?: Reply | undefined;
  /** Set instead of storing `reply` again, when it was taken from the cache or is being re-graded. */
  readonly replyNo?: number | undefined;
  readonly outcome: Outcome;
  readonly heldBy?: HeldBy | undefined;
  readonly behaviour?: Behaviour | undefined;
  readonly grades: readonly Grade[];
  readonly error?: TrialError | undefined;
  readonly startedAt: number;
  /** How often it was sent, retries included; 0 when the reply came from the cache. */
  readonly attempts: number;
  /** Millionths of the manifest's currency; left out when no price is known. */
  readonly costMicroUnits?: number | undefined;
}

/** A finished trial as read back, its reply and case included. */
export interface OutcomeRecord extends Omit<NewOutcome, 'replyNo'> {
  readonly replyNo?: number | undefined;
  readonly stored: StoredCase;
}

/** What counting and comparing need of a finished trial: no texts. */
export interface TrialVerdict extends Pick<
  OutcomeRecord,
  'trialNo' | 'casePosition' | 'attack' | 'repeat' | 'outcome' | 'heldBy' | 'behaviour' | 'costMicroUnits'
> {
  /** Of a harmful case: the outcome turns with the partial rule. */
  readonly hinges: boolean;
  readonly grades: readonly Pick<Grade, 'expectation' | 'verdict' | 'behaviour' | 'score' | 'grader'>[];
  /** To the microsecond; left out when the trial errored or its reply came from the cache. */
  readonly latencyMilliseconds?: number | undefined;
}

/** One reply found in the cache. */
export interface CachedReply {
  readonly replyNo: number;
  readonly reply: Reply;
}

/**
 * What one cluster of cases did, as counts; `clusters` says how many clusters did just this. The list of these rows is
 * all that intervals need, however large the run.
 */
export interface ClusterTally {
  /** The slice's label: '' for the whole run and for cases without that label. Attacks: see `attackLabels`. */
  readonly slice: string;
  readonly clusters: number;
  readonly held: number;
  readonly leaked: number;
  readonly served: number;
  readonly falselyRefused: number;
  readonly misserved: number;
  readonly undecidedHarmful: number;
  readonly undecidedBenign: number;
  readonly erroredHarmful: number;
  readonly erroredBenign: number;
  /**
   * Harmful trials whose outcome turns with the partial rule: a `partly-complied` behaviour and no other violated
   * expectation, be the outcome `leaked` (rule "leak") or `held` (rule "held").
   */
  readonly hingesOnPartial: number;
}

export const sliceNames = ['all', 'category', 'severity', 'language', 'attack', 'split'] as const;
export type SliceName = (typeof sliceNames)[number];

export interface RunTotals {
  readonly finished: number;
  readonly fromCache: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicroUnits: number;
  /** Trials without a known price. */
  readonly unpriced: number;
  readonly heldBy: Readonly<Partial<Record<HeldBy, number>>>;
  readonly errors: readonly { readonly code: ErrorCode; readonly count: number; readonly example: string }[];
  /** Milliseconds; null when nothing was timed. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly max: number } | null;
}

export interface OutcomeFilter {
  readonly outcomes?: readonly Outcome[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly side?: Side | undefined;
  readonly caseId?: string | undefined;
  /** Words that the case or the reply contains (full text). Builds the index on first use. */
  readonly search?: string | undefined;
  /** `trial`: in order of trial number. `severity`: S1 first. */
  readonly order?: 'trial' | 'severity' | undefined;
}

export interface RunStore {
  create(
    run: Scope & {
      readonly id: string;
      readonly name: string;
      readonly setNo: number;
      readonly manifest: RunManifest;
      readonly startedAt: number;
    },
  ): Promise<RunRecord>;
  /** By id, unambiguous beginning of an id, name (the newest of that name), or "latest". */
  find(reference: string, scope?: Partial<Scope>): Promise<RunRecord | undefined>;
  /** Newest first. */
  list(options?: Partial<Scope> & { readonly limit?: number }): Promise<readonly RunRecord[]>;
  setStatus(runNo: number, status: RunStatus, finishedAt?: number): Promise<void>;
  /** One transaction. A trial number that is stored already is left as it is. */
  append(runNo: number, rows: readonly NewOutcome[]): Promise<void>;
  /** The trial numbers that are stored, in pages. */
  finishedTrials(runNo: number): AsyncIterable<readonly number[]>;
  /** Pages of finished trials. */
  outcomes(runNo: number, filter?: OutcomeFilter, pageSize?: number): AsyncIterable<readonly OutcomeRecord[]>;
  /** These trials, in the order asked for. Numbers that are not stored are left out. */
  outcomesOf(runNo: number, trialNos: readonly number[]): Promise<readonly OutcomeRecord[]>;
  /** All finished trials in order of trial number, in pages; no text of a case or reply is read. */
  verdicts(runNo: number): AsyncIterable<readonly TrialVerdict[]>;
  page(
    runNo: number,
    filter: OutcomeFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly rows: readonly OutcomeRecord[]; readonly total: number }>;
  /** Re-decides trials whose grade depended on other trials of the run. One transaction. */
  redecide(
    runNo: number,
    changes: readonly {
      readonly trialNo: number;
      readonly outcome: Outcome;
      readonly behaviour?: Behaviour | undefined;
      readonly heldBy?: HeldBy | undefined;
      readonly grades: readonly Grade[];
    }[],
  ): Promise<void>;
  tallies(runNo: number, slice: SliceName): Promise<readonly ClusterTally[]>;
  totals(runNo: number): Promise<RunTotals>;
  /** How many grades each grader gave, by its hash, and how many of them are undecided. */
  graderCounts(
    runNo: number,
  ): Promise<ReadonlyMap<ContentHash, { readonly grades: number; readonly undecided: number }>>;
  /** The newest stored reply to each request, from any run of the scope that is not running; no entry where there is none. */
  cachedReplies(scope: Scope, requestHashes: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, CachedReply>>;
  /** Drops the outcomes that errored, so that resuming sends those trials again. Returns how many. */
  forgetErrored(runNo: number): Promise<number>;
  /** Takes the run and every reply and set that nothing else refers to. */
  delete(runNo: number): Promise<void>;
}

/** What model judges answered, so that grading the same reply again costs nothing. */
export interface JudgementStore {
  /** @param question hash of everything the judge was asked. */
  get(scope: Scope, question: ContentHash): Promise<string | undefined>;
  /** Keeps an answer; the first one to a question stays. */
  set(scope: Scope, question: ContentHash, answer: string, createdAt: number): Promise<void>;
}

/** Where sets, runs and outcomes are kept. Finished means committed: what a method resolved with survives a kill -9. */
export interface Store {
  readonly kind: 'sqlite' | 'postgres' | 'memory';
  /** Path or address, without password. */
  readonly location: string;
  readonly sets: SetStore;
  readonly runs: RunStore;
  readonly judgements: JudgementStore;
  readonly baselines: BaselineStore;
  readonly labels: LabelStore;
  readonly calibrations: CalibrationStore;
  readonly verdicts: VerdictStore;
  readonly weaknesses: WeaknessStore;
  readonly sessions: SessionStore;
  /** A consistent copy of the whole store into a new file. Only `sqlite`; the others throw `usage-invalid`. */
  backup(path: string): Promise<void>;
  /** Gives the room of what was deleted back to the disk. Only `sqlite` has to be told. */
  compact(): Promise<void>;
  close(): Promise<void>;
}
