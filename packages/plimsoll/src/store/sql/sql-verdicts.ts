import type { Selectable } from 'kysely';
import type { JsonValue } from '@plimsoll/core';
import { bytesToHash, hashToBytes } from '../codec/hash.js';
import { gateVerdictCodes } from '../codec/stored-words.js';
import { fromStoredText, toStoredText } from '../codec/text.js';
import type { VerdictTable } from '../schema.js';
import type { StoredVerdict, VerdictStore } from '../store.js';
import { ofScope, scopeColumns, scopeOf } from './scope-columns.js';
import type { SqlBackend } from './sql-backend.js';
import { takeNumbers } from './take-numbers.js';

/** Verdicts of gates in SQL. */
export function sqlVerdicts({ db }: SqlBackend): VerdictStore {
  return {
    async add(verdict) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('verdicts')
          .values({
            verdict_no: await takeNumbers(transaction, 'verdict'),
            id: toStoredText(verdict.id),
            ...scopeColumns(verdict),
            run_id: toStoredText(verdict.runId),
            plan_hash: hashToBytes(verdict.planHash),
            verdict: gateVerdictCodes.toCode(verdict.verdict),
            created_at: verdict.createdAt,
            body: JSON.stringify(verdict.body),
          })
          .execute();
      });
    },

    async get(id) {
      const row = await db.selectFrom('verdicts').selectAll().where('id', '=', toStoredText(id)).executeTakeFirst();
      return row && verdictOf(row);
    },

    async list({ runId, limit, ...scope } = {}) {
      let query = db.selectFrom('verdicts').selectAll().where(ofScope(scope)).orderBy('verdict_no', 'desc');
      if (runId !== undefined) query = query.where('run_id', '=', toStoredText(runId));
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(verdictOf);
    },
  };
}

function verdictOf(row: Selectable<VerdictTable>): StoredVerdict {
  return {
    ...scopeOf(row),
    id: fromStoredText(row.id),
    runId: fromStoredText(row.run_id),
    planHash: bytesToHash(row.plan_hash),
    verdict: gateVerdictCodes.toWord(row.verdict),
    createdAt: row.created_at,
    body: JSON.parse(row.body) as JsonValue,
  };
}
