import type { JsonValue } from '@plimsoll/core';
import { bytesToHash, hashToBytes } from '../codec/hash.js';
import { fromStoredText, toStoredText } from '../codec/text.js';
import type { CalibrationStore } from '../store.js';
import { ofScope, scopeColumns, scopeOf } from './scope-columns.js';
import type { SqlBackend } from './sql-backend.js';
import { takeNumbers } from './take-numbers.js';

/** Calibrations of graders in SQL. */
export function sqlCalibrations({ db }: SqlBackend): CalibrationStore {
  return {
    async add(calibration) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('calibrations')
          .values({
            calibration_no: await takeNumbers(transaction, 'calibration'),
            ...scopeColumns(calibration),
            grader: hashToBytes(calibration.grader),
            grader_name: toStoredText(calibration.graderName),
            created_at: calibration.createdAt,
            body: JSON.stringify(calibration.body),
          })
          .execute();
      });
    },

    async newest(scope, graderNames) {
      if (graderNames.length === 0) return [];
      const rows = await db
        .selectFrom('calibrations')
        .selectAll()
        .where('calibration_no', 'in', (nested) =>
          nested
            .selectFrom('calibrations')
            .select(({ fn }) => fn.max('calibration_no').as('newest'))
            .where(ofScope(scope))
            .where('grader_name', 'in', graderNames.map(toStoredText))
            .groupBy(['grader_name', 'grader']),
        )
        .orderBy('calibration_no', 'desc')
        .execute();
      return rows.map((row) => ({
        ...scopeOf(row),
        grader: bytesToHash(row.grader),
        graderName: fromStoredText(row.grader_name),
        createdAt: row.created_at,
        body: JSON.parse(row.body) as JsonValue,
      }));
    },
  };
}
