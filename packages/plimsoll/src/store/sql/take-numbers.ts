import { sql, type Transaction } from 'kysely';
import { PlimsollError } from '@plimsoll/core';
import type { Database } from '../schema.js';

type CounterName =
  | 'set'
  | 'run'
  | 'reply'
  | 'owner'
  | 'move'
  | 'label'
  | 'calibration'
  | 'verdict'
  | 'weakness'
  | 'session'
  | 'session-event';

/** Takes `count` numbers that nobody else gets, now or later, and returns the first. */
export async function takeNumbers(transaction: Transaction<Database>, name: CounterName, count = 1): Promise<number> {
  const row = await transaction
    .updateTable('counters')
    .set({ next: sql<number>`next + ${count}` })
    .where('name', '=', name)
    .returning('next')
    .executeTakeFirst();
  if (row === undefined) {
    throw new PlimsollError({ code: 'store-corrupt', message: `The database has lost its counter "${name}".` });
  }
  return row.next - count;
}
