import type { Kysely, Transaction } from 'kysely';
import { bytesToHash, hashToBytes } from '../codec/hash.js';
import { labelColumns, labelOf } from '../codec/label-columns.js';
import type { Database, LabelTable } from '../schema.js';
import type { Label, LabelStore } from '../store.js';
import { ofScope } from './scope-columns.js';
import type { SqlBackend } from './sql-backend.js';
import { takeNumbers } from './take-numbers.js';

const chunk = 500;
const page = 2_000;

/** Labels by people in SQL. */
export function sqlLabels({ db }: SqlBackend): LabelStore {
  return {
    async put(labels) {
      const rows = newestOfEach(labels.map(labelColumns));
      if (rows.length === 0) return;
      await db.transaction().execute(async (transaction) => {
        // The counter is held until the end, so two who put the same labels in another order do not block each other.
        const first = await takeNumbers(transaction, 'label', rows.length);
        for (let start = 0; start < rows.length; start += chunk) {
          const batch = rows.slice(start, start + chunk);
          await upsert(
            transaction,
            batch.map((row, index) => ({ ...row, label_no: first + start + index })),
          );
        }
      });
    },

    async of(scope, items) {
      const found = new Map<string, Label[]>(items.map((item) => [item, []]));
      const wanted = [...found.keys()].map(hashToBytes);
      for (let start = 0; start < wanted.length; start += chunk) {
        const rows = await inOrder(db)
          .where('item', 'in', wanted.slice(start, start + chunk))
          .where(ofScope(scope))
          .execute();
        for (const row of rows) found.get(bytesToHash(row.item))?.push(labelOf(row));
      }
      return [...found.values()].flat();
    },

    async *all(scope) {
      let after = 0;
      for (;;) {
        const rows = await inOrder(db).where('label_no', '>', after).where(ofScope(scope)).limit(page).execute();
        if (rows.length > 0) yield rows.map(labelOf);
        const last = rows[page - 1];
        if (last === undefined) return;
        after = last.label_no;
      }
    },
  };
}

const inOrder = (db: Kysely<Database>) => db.selectFrom('labels').selectAll().orderBy('label_no');

type Row = Omit<LabelTable, 'label_no'>;

/** One row of each identity, in the order of the first: one statement may not write the same row twice. */
function newestOfEach(rows: readonly Row[]): readonly Row[] {
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const identity = bytesToHash(row.identity);
    const before = newest.get(identity);
    if (before === undefined || row.labelled_at >= before.labelled_at) newest.set(identity, row);
  }
  return [...newest.values()];
}

async function upsert(transaction: Transaction<Database>, rows: readonly LabelTable[]): Promise<void> {
  await transaction
    .insertInto('labels')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['item', 'identity'])
        .doUpdateSet(({ ref }) => ({
          verdict: ref('excluded.verdict'),
          behaviour: ref('excluded.behaviour'),
          labelled_at: ref('excluded.labelled_at'),
          note: ref('excluded.note'),
        }))
        .whereRef('excluded.labelled_at', '>=', 'labels.labelled_at'),
    )
    .execute();
}
