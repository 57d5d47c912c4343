import type { Selectable } from 'kysely';
import { fromStoredText, fromStoredTextOrUndefined, toStoredText, toStoredTextOrNull } from '../codec/text.js';
import type { BaselineMoveTable } from '../schema.js';
import type { BaselineMove, BaselineStore } from '../store.js';
import { ofScope, scopeColumns, scopeOf } from './scope-columns.js';
import type { SqlBackend } from './sql-backend.js';
import { takeNumbers } from './take-numbers.js';

/** Names of runs in SQL. */
export function sqlBaselines({ db }: SqlBackend): BaselineStore {
  const moves = () => db.selectFrom('baseline_moves').selectAll().orderBy('move_no', 'desc');
  return {
    async move(move) {
      await db.transaction().execute(async (transaction) => {
        const row: BaselineMoveTable = {
          // The counter is held until the end: numbers rise in the order in which moves become visible.
          move_no: await takeNumbers(transaction, 'move'),
          ...scopeColumns(move),
          name: toStoredText(move.name),
          run_id: move.runId === null ? null : toStoredText(move.runId),
          moved_at: move.movedAt,
          moved_by: toStoredTextOrNull(move.movedBy),
          reason: toStoredText(move.reason),
        };
        await transaction.insertInto('baseline_moves').values(row).execute();
      });
    },

    async get(scope, name) {
      const row = await moves()
        .where(ofScope(scope))
        .where('name', '=', toStoredText(name))
        .limit(1)
        .executeTakeFirst();
      return row === undefined || row.run_id === null ? undefined : moveOf(row);
    },

    async history(scope = {}, name) {
      let query = moves().where(ofScope(scope));
      if (name !== undefined) query = query.where('name', '=', toStoredText(name));
      return (await query.execute()).map(moveOf);
    },
  };
}

function moveOf(row: Selectable<BaselineMoveTable>): BaselineMove {
  const movedBy = fromStoredTextOrUndefined(row.moved_by);
  return {
    ...scopeOf(row),
    name: fromStoredText(row.name),
    runId: row.run_id === null ? null : fromStoredText(row.run_id),
    reason: fromStoredText(row.reason),
    movedAt: row.moved_at,
    ...(movedBy !== undefined && { movedBy }),
  };
}
