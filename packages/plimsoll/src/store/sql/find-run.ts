import { sql } from 'kysely';
import { PlimsollError } from '@plimsoll/core';
import { toStoredText } from '../codec/text.js';
import type { RunRecord, Scope } from '../store.js';
import { runRecordsOf, selectRuns } from './run-rows.js';
import { ofScope } from './scope-columns.js';
import type { SqlBackend } from './sql-backend.js';

const shortestBeginning = 4;

/**
 * Finds a run by "latest", by id, by name (the newest of that name), or by the beginning of an id.
 *
 * @throws PlimsollError `run-unknown` when several ids begin like that.
 */
export async function findRun(
  backend: SqlBackend,
  reference: string,
  scope: Partial<Scope>,
): Promise<RunRecord | undefined> {
  const [byWord] = reference === 'latest' ? await newest(backend, scope, 1) : [];
  if (byWord !== undefined || reference === 'latest') return byWord;
  const text = toStoredText(reference);
  const [named] = await newest(backend, scope, 1, sql<boolean>`(id = ${text} or name = ${text})`);
  if (named !== undefined) return named;
  if (reference.length < shortestBeginning) return undefined;
  const beginning = text.toLowerCase();
  const [first, second] = await newest(
    backend,
    scope,
    2,
    sql<boolean>`substr(id, 1, ${sql.lit(beginning.length)}) = ${beginning}`,
  );
  if (second === undefined) return first;
  throw new PlimsollError({
    code: 'run-unknown',
    message: `Several runs have an id that begins with "${reference}".`,
    hint: 'Give more of the id.',
  });
}

/** Runs of the scope, newest first. */
export async function newest(
  backend: SqlBackend,
  scope: Partial<Scope>,
  limit: number | undefined,
  condition?: ReturnType<typeof sql<boolean>>,
): Promise<readonly RunRecord[]> {
  let query = selectRuns(backend.db, backend)
    .where(ofScope(scope))
    .orderBy('started_at', 'desc')
    .orderBy('run_no', 'desc');
  if (condition !== undefined) query = query.where(condition);
  if (limit !== undefined) query = query.limit(limit);
  return runRecordsOf(await query.execute(), backend);
}
