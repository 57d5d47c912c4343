import type { SetParts } from '../codec/case-body.js';
import { labelsOf } from '../codec/case-columns.js';
import { hashToBytes } from '../codec/hash.js';
import { PlimsollError } from '@plimsoll/core';
import { rowKey } from '../schema.js';
import type { CaseLabels, SetStore } from '../store.js';
import { readCasesAt, readParts } from './case-rows.js';
import { ofScope } from './scope-columns.js';
import { setRecordOf } from './set-rows.js';
import { writeSet } from './set-writer.js';
import type { SqlBackend } from './sql-backend.js';

const labelPage = 2_000;

/** Golden sets in SQL. */
export function sqlSets(backend: SqlBackend): SetStore {
  const { db } = backend;
  // A set that can be read never changes; a run reads the same one thousands of times.
  let last: { readonly setNo: number; readonly parts: SetParts } | undefined;
  return {
    write: (header) => writeSet(backend, header),

    async find(scope, digest) {
      const row = await db
        .selectFrom('sets')
        .selectAll()
        .where(ofScope(scope))
        .where('digest', '=', hashToBytes(digest))
        .executeTakeFirst();
      return row && setRecordOf(row);
    },

    async get(setNo) {
      const row = await db
        .selectFrom('sets')
        .selectAll()
        .where('set_no', '=', setNo)
        .where('digest', 'is not', null)
        .executeTakeFirst();
      return row && setRecordOf(row);
    },

    async readCases(setNo, positions) {
      if (last?.setNo !== setNo) last = { setNo, parts: await readParts(db, setNo) };
      const found = await readCasesAt(db, setNo, positions, last.parts);
      return positions.map((position) => found.get(position) ?? missing(setNo, position));
    },

    async *labels(setNo) {
      let from = rowKey(setNo, 0);
      for (;;) {
        const rows = await db
          .selectFrom('cases')
          .selectAll()
          .where('case_no', '>=', from)
          .where('case_no', '<', rowKey(setNo + 1, 0))
          .orderBy('case_no')
          .limit(labelPage)
          .execute();
        const page: readonly CaseLabels[] = rows.map(labelsOf);
        if (page.length > 0) yield page;
        const last = rows[labelPage - 1];
        if (last === undefined) return;
        from = last.case_no + 1;
      }
    },
  };
}

function missing(setNo: number, position: number): never {
  throw new PlimsollError({
    code: 'store-failed',
    message: `Set ${String(setNo)} has no case at position ${String(position)}.`,
    hint: 'The set was deleted, or it is another one; run the command again.',
  });
}
