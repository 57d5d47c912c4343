import { PlimsollError } from '@plimsoll/core';
import { caseBodyColumns, caseBodyValues, caseColumns, caseValues } from '../codec/case-columns.js';
import type { PartNumbers } from '../codec/case-body.js';
import { hashToBytes } from '../codec/hash.js';
import { toStoredText } from '../codec/text.js';
import type { Scope, SetRecord, SetWriter } from '../store.js';
import { deleteSet, deleteUnfinishedSets, setRecordOf } from './set-rows.js';
import { SharedParts } from './shared-parts.js';
import type { SqlBackend } from './sql-backend.js';
import { takeNumbers } from './take-numbers.js';

/** Begins a snapshot. Its rows exist from the first batch on, but nobody sees them before the digest is set. */
export async function writeSet(
  backend: SqlBackend,
  header: Scope & { readonly name: string; readonly createdAt: number },
): Promise<SetWriter> {
  const { db } = backend;
  const owner = await backend.claim();
  await deleteUnfinishedSets(db, backend);
  const setNo = await db.transaction().execute(async (transaction) => {
    const no = await takeNumbers(transaction, 'set');
    await transaction
      .insertInto('sets')
      .values({
        set_no: no,
        project: toStoredText(header.project),
        feature: toStoredText(header.feature),
        name: toStoredText(header.name),
        fingerprint: null,
        digest: null,
        cases: 0,
        created_at: header.createdAt,
        owner,
      })
      .execute();
    return no;
  });
  const parts = new SharedParts();
  let count = 0;
  let open = true;

  return {
    async append(cases) {
      assertOpen(open);
      const numbers = cases.map(({ testCase }) => parts.numbersOf(testCase));
      const fresh = parts.takeFresh();
      await db.transaction().execute(async (transaction) => {
        await backend.insertRows(
          transaction,
          'set_parts',
          ['set_no', 'part_no', 'body'],
          fresh.map(([partNo, body]) => [setNo, partNo, body]),
        );
        await backend.insertRows(
          transaction,
          'cases',
          caseColumns,
          cases.map((stored) => caseValues(setNo, stored)),
        );
        await backend.insertRows(
          transaction,
          'case_bodies',
          caseBodyColumns,
          cases.map((stored, index) => caseBodyValues(setNo, stored, numbers[index] as PartNumbers)),
        );
      });
      count += cases.length;
    },
    async commit(identity) {
      assertOpen(open);
      open = false;
      return finish(backend, setNo, header, identity, count);
    },
    async abandon() {
      if (!open) return;
      open = false;
      await db.transaction().execute((transaction) => deleteSet(transaction, setNo, backend));
    },
  };
}

async function finish(
  backend: SqlBackend,
  setNo: number,
  scope: Scope,
  identity: Parameters<SetWriter['commit']>[0],
  cases: number,
): Promise<SetRecord> {
  const { db } = backend;
  const digest = hashToBytes(identity.digest);
  const existing = () =>
    db
      .selectFrom('sets')
      .selectAll()
      .where('project', '=', toStoredText(scope.project))
      .where('feature', '=', toStoredText(scope.feature))
      .where('digest', '=', digest)
      .executeTakeFirst();
  let refused: Error | undefined;
  try {
    const row = await db.transaction().execute((transaction) =>
      transaction
        .updateTable('sets')
        .set({ fingerprint: hashToBytes(identity.fingerprint), digest, cases })
        .where('set_no', '=', setNo)
        .returningAll()
        .executeTakeFirst(),
    );
    if (row !== undefined) return setRecordOf(row);
  } catch (error) {
    // The index on the digest refuses a second snapshot of the same cases, also when two processes finish at once.
    refused = error as Error;
  }
  const other = await existing();
  if (other === undefined) throw refused ?? lost(setNo);
  await db.transaction().execute((transaction) => deleteSet(transaction, setNo, backend));
  return setRecordOf(other);
}

function assertOpen(open: boolean): void {
  if (!open) throw new PlimsollError({ code: 'internal', message: 'This snapshot has been committed or abandoned.' });
}

function lost(setNo: number): PlimsollError {
  return new PlimsollError({
    code: 'store-failed',
    message: `The unfinished snapshot ${String(setNo)} has disappeared.`,
    hint: 'Run the command again.',
  });
}
