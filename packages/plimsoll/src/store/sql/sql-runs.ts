import { statusCodes } from '../codec/stored-words.js';
import { toStoredText } from '../codec/text.js';
import { rowIndex, rowKey } from '../schema.js';
import type { RunStore } from '../store.js';
import { appendOutcomes } from './append-outcomes.js';
import { deleteRun } from './delete-run.js';
import { findRun, newest } from './find-run.js';
import { forgetErrored } from './forget-errored.js';
import { graderCounts } from './grader-counts.js';
import { outcomePage, outcomePages, outcomesOf } from './outcome-pages.js';
import { redecide } from './redecide.js';
import { cachedReplies } from './reply-cache.js';
import { runFactsReader } from './run-facts.js';
import { requireRun, unknownRun } from './run-rows.js';
import type { SqlBackend } from './sql-backend.js';
import { takeNumbers } from './take-numbers.js';
import { tallies } from './tallies.js';
import { totals } from './totals.js';
import { trialVerdicts } from './trial-verdicts.js';

const numbersPage = 10_000;
const outcomesPage = 256;

/** Runs in SQL. */
export function sqlRuns(backend: SqlBackend): RunStore {
  const { db } = backend;
  const factsOf = runFactsReader(backend);
  return {
    async create(run) {
      const owner = await backend.claim();
      const runNo = await db.transaction().execute(async (transaction) => {
        const no = await takeNumbers(transaction, 'run');
        await transaction
          .insertInto('runs')
          .values({
            run_no: no,
            id: run.id.toLowerCase(),
            project: toStoredText(run.project),
            feature: toStoredText(run.feature),
            name: toStoredText(run.name),
            set_no: run.setNo,
            status: statusCodes.toCode('running'),
            started_at: run.startedAt,
            finished_at: null,
            finished: 0,
            owner,
            beat_at: backend.now(),
            indexed: 0,
            searchable: 0,
            manifest: JSON.stringify(run.manifest),
          })
          .execute();
        return no;
      });
      return requireRun(backend, runNo);
    },

    find: (reference, scope = {}) => findRun(backend, reference, scope),
    list: ({ limit, ...scope } = {}) => newest(backend, scope, limit),

    async setStatus(runNo, status, finishedAt) {
      const claim = status === 'running' ? { owner: await backend.claim(), indexed: 0 } : {};
      const result = await db.transaction().execute((transaction) =>
        transaction
          .updateTable('runs')
          .set({
            status: statusCodes.toCode(status),
            finished_at: finishedAt ?? null,
            beat_at: backend.now(),
            ...claim,
          })
          .where('run_no', '=', runNo)
          .executeTakeFirst(),
      );
      if (result.numUpdatedRows === 0n) unknownRun(runNo);
    },

    async append(runNo, rows) {
      await appendOutcomes(backend, await factsOf(runNo), rows);
    },

    async *finishedTrials(runNo) {
      let after = rowKey(runNo, 0) - 1;
      for (;;) {
        const rows = await db
          .selectFrom('outcomes')
          .select('outcome_no')
          .where('outcome_no', '>', after)
          .where('outcome_no', '<', rowKey(runNo + 1, 0))
          .orderBy('outcome_no')
          .limit(numbersPage)
          .execute();
        if (rows.length > 0) yield rows.map((row) => rowIndex(row.outcome_no));
        const last = rows[numbersPage - 1];
        if (last === undefined) return;
        after = last.outcome_no;
      }
    },

    async *outcomes(runNo, filter = {}, pageSize = outcomesPage) {
      yield* outcomePages(backend, await factsOf(runNo), filter, pageSize);
    },

    async outcomesOf(runNo, trialNos) {
      return outcomesOf(backend, await factsOf(runNo), trialNos);
    },

    async *verdicts(runNo) {
      yield* trialVerdicts(backend, await factsOf(runNo));
    },

    async page(runNo, filter, page) {
      return outcomePage(backend, await factsOf(runNo), filter, page);
    },

    async redecide(runNo, changes) {
      await redecide(backend, await factsOf(runNo), changes);
    },

    async tallies(runNo, slice) {
      return tallies(backend, await factsOf(runNo), slice);
    },

    async totals(runNo) {
      return totals(backend, await factsOf(runNo));
    },

    async graderCounts(runNo) {
      return graderCounts(backend, await factsOf(runNo));
    },

    cachedReplies: (scope, requestHashes) => cachedReplies(backend, scope, requestHashes),
    forgetErrored: (runNo) => forgetErrored(backend, runNo),
    delete: (runNo) => deleteRun(backend, runNo),
  };
}
