import { sql, type RawBuilder } from 'kysely';
import type { SetParts } from '../codec/case-body.js';
import { storedCaseOf } from '../codec/case-columns.js';
import { outcomeOf, type OutcomeRow } from '../codec/outcome-columns.js';
import { severityCodes } from '../codec/stored-words.js';
import { rowKey, type CaseBodyTable, type CaseTable } from '../schema.js';
import { severities } from '@plimsoll/core';
import type { OutcomeFilter, OutcomeRecord, RunStore } from '../store.js';
import { readParts } from './case-rows.js';
import { filterSql, fromOutcomes, isSearch } from './outcome-query.js';
import type { RunFacts } from './run-facts.js';
import type { SqlBackend } from './sql-backend.js';
import { indexWords } from './word-pages.js';

const replyColumns = sql`replies.finish, replies.input_tokens as reply_input_tokens,
  replies.output_tokens as reply_output_tokens, replies.cached_tokens, replies.total_ms, replies.first_ms,
  replies.held_by as reply_held_by, replies.model, replies.rest, replies.text`;

const chunk = 500;
const byTrial = sql`outcome_no`;

/** Pages of outcomes, each found by the key of the last row of the page before. */
export async function* outcomePages(
  backend: SqlBackend,
  run: RunFacts,
  filter: OutcomeFilter,
  pageSize: number,
): AsyncGenerator<readonly OutcomeRecord[]> {
  if (isSearch(filter)) await indexWords(backend, run);
  const parts = await readParts(backend.db, run.setNo);
  const narrow = filterSql(backend, filter);
  // One pass for each severity: sorting anew for every page would take time in the square of the run's size.
  const passes =
    filter.order === 'severity'
      ? severities.map((severity) => sql` and cases.severity = ${severityCodes.toCode(severity)}`)
      : [sql``];
  for (const pass of passes) {
    let after = rowKey(run.runNo, 0) - 1;
    for (;;) {
      const source = sql`${fromOutcomes(run)}${narrow}${pass} and outcomes.outcome_no > ${after}`;
      const rows = await readRows(backend, source, byTrial, sql`limit ${pageSize}`);
      if (rows.length > 0) yield rows.map((row) => recordOf(run, row, parts));
      const last = rows[pageSize - 1];
      if (last === undefined) break;
      after = last.outcome_no;
    }
  }
}

/** One page by offset, with the number of all rows that fit the filter. */
export async function outcomePage(
  backend: SqlBackend,
  run: RunFacts,
  filter: OutcomeFilter,
  page: Parameters<RunStore['page']>[2],
): ReturnType<RunStore['page']> {
  if (isSearch(filter)) await indexWords(backend, run);
  const source = sql`${fromOutcomes(run)}${filterSql(backend, filter)}`;
  const counted = await sql<{ total: number }>`select count(*) as total ${source}`.execute(backend.db);
  const order = filter.order === 'severity' ? sql`severity, outcome_no` : byTrial;
  const rows = await readRows(backend, source, order, sql`limit ${page.limit} offset ${page.offset}`);
  const parts = await readParts(backend.db, run.setNo);
  return { rows: rows.map((row) => recordOf(run, row, parts)), total: counted.rows[0]?.total ?? 0 };
}

/** The outcomes of these trials, in the order asked for; those that are not stored are left out. */
export async function outcomesOf(
  backend: SqlBackend,
  run: RunFacts,
  trialNos: readonly number[],
): Promise<readonly OutcomeRecord[]> {
  const parts = await readParts(backend.db, run.setNo);
  const found = new Map<number, OutcomeRecord>();
  const keys = [...new Set(trialNos)].map((trialNo) => rowKey(run.runNo, trialNo));
  for (let start = 0; start < keys.length; start += chunk) {
    const wanted = sql.join(keys.slice(start, start + chunk));
    const source = sql`${fromOutcomes(run)} and outcomes.outcome_no in (${wanted})`;
    for (const row of await readRows(backend, source, byTrial, sql``)) {
      const record = recordOf(run, row, parts);
      found.set(record.trialNo, record);
    }
  }
  return trialNos.flatMap((trialNo) => found.get(trialNo) ?? []);
}

type Row = OutcomeRow & CaseTable & CaseBodyTable;

/** The wide columns are joined to the rows of the page only, and the join may turn them around: so the order twice. */
async function readRows(
  backend: SqlBackend,
  source: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: RawBuilder<unknown>,
): Promise<readonly Row[]> {
  const query = sql<Row>`select page.*, case_bodies.body, ${replyColumns}
    from (select outcomes.*, cases.* ${source} order by ${order} ${limit}) as page
    cross join case_bodies left join replies on replies.reply_no = page.reply_no
    where case_bodies.case_no = page.case_no order by ${order}`;
  return (await query.execute(backend.db)).rows;
}

function recordOf(run: RunFacts, row: Row, parts: SetParts): OutcomeRecord {
  return outcomeOf(row, storedCaseOf(row, parts), run.graders);
}
