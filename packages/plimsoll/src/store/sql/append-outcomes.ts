import { outcomeValues } from '../codec/outcome-columns.js';
import { replyValues } from '../codec/reply-columns.js';
import { rowKey } from '../schema.js';
import type { NewOutcome } from '../store.js';
import type { RunFacts } from './run-facts.js';
import type { BatchRow, SqlBackend, SqlValue } from './sql-backend.js';

/** Stores a batch of outcomes with their replies. */
export async function appendOutcomes(backend: SqlBackend, run: RunFacts, rows: readonly NewOutcome[]): Promise<void> {
  if (rows.length === 0) return;
  // In the order of the key, so that the pages of the table fill up from one end.
  const inOrder = [...rows].sort((first, second) => first.trialNo - second.trialNo);
  await backend.appendOutcomes(
    run.runNo,
    inOrder.map((row) => new OutcomeRow(run, row)),
  );
}

/** A class and not a pair of closures for each row: those were compiled anew every few batches. */
class OutcomeRow implements BatchRow {
  readonly outcomeNo: number;
  readonly borrowed: number | undefined;
  readonly brings: boolean;
  readonly #run: RunFacts;
  readonly #row: NewOutcome;

  constructor(run: RunFacts, row: NewOutcome) {
    this.#run = run;
    this.#row = row;
    this.outcomeNo = rowKey(run.runNo, row.trialNo);
    this.borrowed = row.replyNo;
    this.brings = row.reply !== undefined && row.replyNo === undefined;
  }

  outcome(replyNo: number | null): readonly SqlValue[] {
    return outcomeValues(this.#run.runNo, this.#row, replyNo, this.#run.graderIndex);
  }

  reply(replyNo: number): readonly SqlValue[] {
    const { reply } = this.#row;
    return reply === undefined ? [] : replyValues(replyNo, this.#run.runNo, reply);
  }
}
