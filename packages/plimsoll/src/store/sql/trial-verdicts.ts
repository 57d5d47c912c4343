import { sql } from 'kysely';
import { plainGradesOf } from '../codec/grade-column.js';
import { behaviourCodes, holderCodes, outcomeCodes, sideCodes } from '../codec/stored-words.js';
import { rowIndex, rowKey, type OutcomeTable } from '../schema.js';
import type { TrialVerdict } from '../store.js';
import type { RunFacts } from './run-facts.js';
import type { SqlBackend } from './sql-backend.js';

const page = 2_000;

type Row = Pick<
  OutcomeTable,
  | 'outcome_no'
  | 'case_position'
  | 'attack'
  | 'repeat'
  | 'outcome'
  | 'held_by'
  | 'behaviour'
  | 'grades'
  | 'latency_us'
  | 'cost'
> & {
  /** Of the trials that hinge on the partial rule: the side of the case. */
  readonly hinging_side: number | null;
};

/**
 * The finished trials of a run without their texts. Pages are ranges of trial numbers, which lie close together: where
 * PostgreSQL has no statistics yet, it would answer "the next so many" by sorting all that are left.
 */
export async function* trialVerdicts(backend: SqlBackend, run: RunFacts): AsyncGenerator<readonly TrialVerdict[]> {
  let from = rowKey(run.runNo, 0);
  for (;;) {
    const rows = await readRange(backend, run, from, Math.min(from + page, rowKey(run.runNo + 1, 0)));
    if (rows.length > 0) yield rows.map((row) => verdictOf(row, run));
    const next = rows.length > 0 ? from + page : await nextKey(backend, run, from);
    if (next === undefined) return;
    from = next;
  }
}

async function readRange({ db }: SqlBackend, run: RunFacts, from: number, to: number): Promise<readonly Row[]> {
  // The side is looked up for the few rows where it matters; a join would look up every case.
  const query = sql<Row>`
    select outcome_no, case_position, attack, repeat, outcome, held_by, behaviour, grades, latency_us, cost,
      case when hinges = 1 then
        (select side from cases where case_no = ${rowKey(run.setNo, 0)} + case_position) end as hinging_side
    from outcomes where outcome_no >= ${from} and outcome_no < ${to} order by outcome_no`;
  return (await query.execute(db)).rows;
}

/** The first key of the run from this one on. */
async function nextKey({ db }: SqlBackend, run: RunFacts, from: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('outcomes')
    .select((build) => build.fn.min('outcome_no').as('next'))
    .where('outcome_no', '>=', from)
    .where('outcome_no', '<', rowKey(run.runNo + 1, 0))
    .executeTakeFirst();
  return row?.next ?? undefined;
}

const harmful = sideCodes.toCode('harmful');

function verdictOf(row: Row, run: RunFacts): TrialVerdict {
  return {
    trialNo: rowIndex(row.outcome_no),
    casePosition: row.case_position,
    attack: row.attack,
    repeat: row.repeat,
    outcome: outcomeCodes.toWord(row.outcome),
    ...(row.held_by !== null && { heldBy: holderCodes.toWord(row.held_by) }),
    ...(row.behaviour !== null && { behaviour: behaviourCodes.toWord(row.behaviour) }),
    hinges: row.hinging_side === harmful,
    grades: plainGradesOf(row.grades, run.graders),
    ...(row.latency_us !== null && { latencyMilliseconds: row.latency_us / 1000 }),
    ...(row.cost !== null && { costMicroUnits: row.cost }),
  };
}
