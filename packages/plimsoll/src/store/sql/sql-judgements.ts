import { hashToBytes } from '../codec/hash.js';
import { fromStoredText, toStoredText } from '../codec/text.js';
import type { JudgementStore } from '../store.js';
import { ofScope, scopeColumns } from './scope-columns.js';
import type { SqlBackend } from './sql-backend.js';

/** Kept answers of model judges. */
export function sqlJudgements({ db }: SqlBackend): JudgementStore {
  return {
    async get(scope, question) {
      const row = await db
        .selectFrom('judgements')
        .select('answer')
        .where(ofScope(scope))
        .where('question', '=', hashToBytes(question))
        .executeTakeFirst();
      return row === undefined ? undefined : fromStoredText(row.answer);
    },
    async set(scope, question, answer, createdAt) {
      await db
        .insertInto('judgements')
        .values({
          ...scopeColumns(scope),
          question: hashToBytes(question),
          answer: toStoredText(answer),
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
