import type { Kysely } from 'kysely';
import type { SetParts } from '../codec/case-body.js';
import { storedCaseOf } from '../codec/case-columns.js';
import { rowKey, type Database } from '../schema.js';
import type { StoredCase } from '../store.js';

const chunk = 500;

/** What the cases of a set share, by number. */
export async function readParts(db: Kysely<Database>, setNo: number): Promise<SetParts> {
  const rows = await db.selectFrom('set_parts').select(['part_no', 'body']).where('set_no', '=', setNo).execute();
  return new Map(rows.map((row) => [row.part_no, JSON.parse(row.body) as unknown]));
}

/** The cases at these positions, by position. Positions that do not exist are left out. */
export async function readCasesAt(
  db: Kysely<Database>,
  setNo: number,
  positions: readonly number[],
  parts: SetParts,
): Promise<ReadonlyMap<number, StoredCase>> {
  const found = new Map<number, StoredCase>();
  const keys = [...new Set(positions)].map((position) => rowKey(setNo, position));
  for (let start = 0; start < keys.length; start += chunk) {
    const rows = await db
      .selectFrom('cases')
      .innerJoin('case_bodies', 'case_bodies.case_no', 'cases.case_no')
      .selectAll('cases')
      .select('case_bodies.body')
      .where('cases.case_no', 'in', keys.slice(start, start + chunk))
      .execute();
    for (const row of rows) {
      const stored = storedCaseOf(row, parts);
      found.set(stored.position, stored);
    }
  }
  return found;
}
