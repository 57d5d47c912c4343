import { sql, type Selectable } from 'kysely';
import type { JsonValue } from '@plimsoll/core';
import { bytesToHash, hashToBytes } from '../codec/hash.js';
import { fromStoredText, toStoredText } from '../codec/text.js';
import type { WeaknessTable } from '../schema.js';
import type { StoredWeakness, WeaknessStore } from '../store.js';
import { ofScope, scopeColumns, scopeOf } from './scope-columns.js';
import type { SqlBackend } from './sql-backend.js';
import { takeNumbers } from './take-numbers.js';

/** Weaknesses in SQL. */
export function sqlWeaknesses({ db }: SqlBackend): WeaknessStore {
  return {
    async add(weakness) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('weaknesses')
          .values({
            weakness_no: await takeNumbers(transaction, 'weakness'),
            id: toStoredText(weakness.id),
            ...scopeColumns(weakness),
            run_id: toStoredText(weakness.runId),
            signature: hashToBytes(weakness.signature),
            found_at: weakness.foundAt,
            body: JSON.stringify(weakness.body),
          })
          .execute();
      });
    },

    async list({ runId, signature, id, limit, ...scope } = {}) {
      let query = db.selectFrom('weaknesses').selectAll().where(ofScope(scope)).orderBy('weakness_no', 'desc');
      if (runId !== undefined) query = query.where('run_id', '=', toStoredText(runId));
      if (signature !== undefined) query = query.where('signature', '=', hashToBytes(signature));
      if (id !== undefined) {
        const beginning = toStoredText(id);
        query = query.where(sql<boolean>`substr(id, 1, ${Array.from(beginning).length}) = ${beginning}`);
      }
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(weaknessOf);
    },
  };
}

function weaknessOf(row: Selectable<WeaknessTable>): StoredWeakness {
  return {
    ...scopeOf(row),
    id: fromStoredText(row.id),
    runId: fromStoredText(row.run_id),
    signature: bytesToHash(row.signature),
    foundAt: row.found_at,
    body: JSON.parse(row.body) as JsonValue,
  };
}
