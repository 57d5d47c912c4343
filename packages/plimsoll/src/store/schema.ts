/** Numbers that are handed out once and never again, even when the row is deleted: 'set', 'run', 'reply', 'owner', 'move', 'label', … */
export interface CounterTable {
  name: string;
  next: number;
}

/** One row per snapshot of a golden set; `digest` is null until the snapshot is complete. */
export interface SetTable {
  set_no: number;
  project: string;
  feature: string;
  name: string;
  fingerprint: Uint8Array | null;
  digest: Uint8Array | null;
  cases: number;
  created_at: number;
  /** The process that is writing the snapshot. */
  owner: string;
}

/** Texts that many cases of a set share (where they come from), written once. */
export interface SetPartTable {
  set_no: number;
  part_no: number;
  body: string;
}

/** The labels of a case, narrow, so that counting by label reads little. */
export interface CaseTable {
  /** `rowKey(set_no, position)`. */
  case_no: number;
  hash: Uint8Array;
  case_id: string;
  side: number;
  severity: number;
  category: string;
  cluster: string | null;
  language: string | null;
  split: string | null;
  /** JSON array. */
  tags: string | null;
}

/** The rest of a case. */
export interface CaseBodyTable {
  case_no: number;
  body: string;
}

export interface RunTable {
  run_no: number;
  id: string;
  project: string;
  feature: string;
  name: string;
  set_no: number;
  status: number;
  started_at: number;
  finished_at: number | null;
  /** How many outcomes are stored. */
  finished: number;
  /** The process that is at it. */
  owner: string;
  /** Of the last batch, by the database's clock, in seconds since 1970. */
  beat_at: number;
  /** 1 when every reply of the run is in `reply_index`. */
  indexed: number;
  /** How many outcomes the run had when its words were last indexed. */
  searchable: number;
  manifest: string;
}

export interface ReplyTable {
  reply_no: number;
  /** The run that asked for it. */
  run_no: number;
  finish: number;
  input_tokens: number | null;
  output_tokens: number | null;
  cached_tokens: number | null;
  total_ms: number;
  first_ms: number | null;
  held_by: number | null;
  model: string | null;
  /** JSON of whatever is not the text of the last assistant message. */
  rest: string | null;
  /** The last assistant message, as it is, so that evidence offsets and full text work on it. */
  text: string;
}

export interface OutcomeTable {
  /** `rowKey(run_no, trial_no)`. */
  outcome_no: number;
  reply_no: number | null;
  case_position: number;
  attack: number;
  repeat: number;
  trial_id: Uint8Array;
  request_hash: Uint8Array;
  outcome: number;
  held_by: number | null;
  behaviour: number | null;
  /** 1 when the outcome would turn with the partial rule, if the case is harmful. */
  hinges: number;
  /** 1 when the reply was not asked for by this trial: taken from the cache, or graded anew. */
  borrowed: number;
  grades: string;
  error_code: string | null;
  error_message: string | null;
  sent: string | null;
  started_at: number;
  attempts: number;
  cost: number | null;
  latency_us: number | null;
  input_tokens: number | null;
  output_tokens: number | null;
}

/** Which trial has the reply to a request; filled when the cache is first asked after a run has ended. */
export interface ReplyIndexTable {
  /** The first 6 bytes of the request hash. */
  prefix: Uint8Array;
  outcome_no: number;
}

export interface MigrationTable {
  number: number;
  name: string;
}

/** An answer of a model judge, by the hash of everything it was asked. */
export interface JudgementTable {
  project: string;
  feature: string;
  question: Uint8Array;
  answer: string;
  created_at: number;
}

/** One row per move of a baseline; the last of a name counts. */
export interface BaselineMoveTable {
  move_no: number;
  project: string;
  feature: string;
  name: string;
  run_id: string | null;
  moved_at: number;
  moved_by: string | null;
  reason: string;
}

/** What people said, one row per scope, item, rater and adjudication. */
export interface LabelTable {
  label_no: number;
  /** Hash of what makes the row unique: an index on names could not take long ones. */
  identity: Uint8Array;
  item: Uint8Array;
  project: string;
  feature: string;
  rater: string;
  verdict: number;
  behaviour: number | null;
  adjudication: number;
  labelled_at: number;
  note: string | null;
}

export interface CalibrationTable {
  calibration_no: number;
  project: string;
  feature: string;
  grader: Uint8Array;
  grader_name: string;
  created_at: number;
  body: string;
}

/** Verdicts of gates. */
export interface VerdictTable {
  verdict_no: number;
  id: string;
  project: string;
  feature: string;
  run_id: string;
  plan_hash: Uint8Array;
  verdict: number;
  created_at: number;
  body: string;
}

/** What campaigns established. */
export interface WeaknessTable {
  weakness_no: number;
  id: string;
  project: string;
  feature: string;
  run_id: string;
  signature: Uint8Array;
  found_at: number;
  body: string;
}

/** Sessions of people who attack. */
export interface SessionTable {
  session_no: number;
  id: string;
  project: string;
  feature: string;
  name: string;
  created_at: number;
  body: string;
}

/** What happened in sessions. */
export interface SessionEventTable {
  /** `rowKey(session_no, number of the event)`. */
  event_no: number;
  happened_at: number;
  body: string;
}

/** Every table of the store, the same on SQLite and PostgreSQL. Full-text tables differ and are not listed. */
export interface Database {
  judgements: JudgementTable;
  baseline_moves: BaselineMoveTable;
  labels: LabelTable;
  calibrations: CalibrationTable;
  verdicts: VerdictTable;
  weaknesses: WeaknessTable;
  sessions: SessionTable;
  session_events: SessionEventTable;
  counters: CounterTable;
  sets: SetTable;
  set_parts: SetPartTable;
  cases: CaseTable;
  case_bodies: CaseBodyTable;
  runs: RunTable;
  replies: ReplyTable;
  outcomes: OutcomeTable;
  reply_index: ReplyIndexTable;
  plimsoll_migrations: MigrationTable;
}

const span = 2 ** 32;

/**
 * The primary key of row `index` of set or run `no`: the rows of one owner lie side by side in the order of their
 * index, and no second index is needed to find them or to keep them unique.
 *
 * @param no 1 to 2,097,151.
 * @param index 0 to 4,294,967,295.
 */
export function rowKey(no: number, index: number): number {
  return no * span + index;
}

/** The index that {@link rowKey} packed. */
export function rowIndex(key: number): number {
  return key % span;
}
