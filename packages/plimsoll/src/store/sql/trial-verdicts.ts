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

/** The finished trials of a run without their texts, each page found by the key of the last row before it. */
export async function* trialVerdicts(backend: SqlBackend, run: RunFacts): AsyncGenerator<readonly TrialVerdict[]> {
  let after = rowKey(run.runNo, 0) - 1;
  const end = rowKey(run.runNo + 1, 0);
  for (;;) {
    // The side is looked up for the few rows where it matters; a join would look up every case.
    const { rows } = await sql<Row>`
      select outcome_no, case_position, attack, repeat, outcome, held_by, behaviour, grades, latency_us, cost,
        case when hinges = 1 then
          (select side from cases where case_no = ${rowKey(run.setNo, 0)} + case_position) end as hinging_side
      from outcomes where outcome_no > ${after} and outcome_no < ${end} order by outcome_no limit ${page}`.execute(
      backend.db,
    );
    if (rows.length > 0) yield rows.map((row) => verdictOf(row, run));
    const last = rows[page - 1];
    if (last === undefined) return;
    after = last.outcome_no;
  }
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
