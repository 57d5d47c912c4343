import { PlimsollError, type Reply } from '@plimsoll/core';
import { hashToBytes } from '../store/codec/hash.js';
import type { CachedReply, NewOutcome, OutcomeRecord, RunRecord, RunStore, Scope } from '../store/store.js';
import { filtered, graderCountsOf, talliesOf, totalsOf, verdictOf } from './memory-queries.js';
import { inScope } from './memory-proof.js';
import type { MemorySet } from './memory-sets.js';

interface MemoryRun {
  record: RunRecord;
  rows: Map<number, OutcomeRecord>;
}

/** Runs in maps. */
export function memoryRuns(sets: Map<number, MemorySet>): RunStore {
  const runs = new Map<number, MemoryRun>();
  const replies = new Map<number, Reply>();
  let nextRun = 1;
  let nextReply = 1;

  const need = (runNo: number): MemoryRun => runs.get(runNo) ?? unknownRun(`number ${String(runNo)}`);
  const recordOf = (run: MemoryRun): RunRecord => ({ ...run.record, finished: run.rows.size });
  const inOrder = (run: MemoryRun): OutcomeRecord[] =>
    [...run.rows.values()].sort((first, second) => first.trialNo - second.trialNo);
  const newest = (scope: Partial<Scope>): MemoryRun[] =>
    [...runs.values()]
      .filter(({ record }) => inScope(record, scope))
      .sort(({ record: a }, { record: b }) => b.startedAt - a.startedAt || b.runNo - a.runNo);
  const dropUnusedReplies = (): void => {
    const used = new Set([...runs.values()].flatMap((run) => [...run.rows.values()].map((row) => row.replyNo)));
    for (const replyNo of replies.keys()) if (!used.has(replyNo)) replies.delete(replyNo);
  };

  const add = (run: MemoryRun, row: NewOutcome): void => {
    if (run.rows.has(row.trialNo)) return;
    hashToBytes(row.trialId);
    hashToBytes(row.requestHash);
    const { replyNo: given, reply: brought, ...rest } = row;
    const reply = given === undefined ? brought : (replies.get(given) ?? lostReply(given));
    const replyNo = given ?? (reply === undefined ? undefined : nextReply++);
    if (reply !== undefined && replyNo !== undefined) replies.set(replyNo, reply);
    const stored = sets.get(run.record.setNo)?.cases.get(row.casePosition);
    if (stored === undefined) throw new PlimsollError({ code: 'internal', message: 'The set has no such case.' });
    run.rows.set(row.trialNo, { ...rest, reply, replyNo, stored });
  };

  return {
    create(run) {
      const record: RunRecord = { ...run, runNo: nextRun, status: 'running', finished: 0 };
      runs.set(nextRun, { record, rows: new Map() });
      nextRun += 1;
      return Promise.resolve(record);
    },

    async find(reference, scope = {}) {
      const all = newest(scope).map(recordOf);
      if (reference === 'latest') return Promise.resolve(all[0]);
      const named = all.find((run) => run.id === reference || run.name === reference);
      if (named !== undefined || reference.length < 4) return named;
      const [first, second] = all.filter((run) => run.id.startsWith(reference.toLowerCase()));
      return second === undefined ? first : unknownRun(`id that only it begins with "${reference}"`);
    },

    list: ({ limit, ...scope } = {}) => Promise.resolve(newest(scope).slice(0, limit).map(recordOf)),

    async setStatus(runNo, status, finishedAt) {
      const run = need(runNo);
      run.record = { ...run.record, status, finishedAt };
      return Promise.resolve();
    },

    async append(runNo, rows) {
      const run = need(runNo);
      const before = new Map(run.rows);
      try {
        for (const row of rows) add(run, row);
      } catch (error) {
        run.rows = before;
        throw error;
      }
      return Promise.resolve();
    },

    async *finishedTrials(runNo) {
      const trials = inOrder(need(runNo)).map((row) => row.trialNo);
      if (trials.length > 0) yield await Promise.resolve(trials);
    },

    async *outcomes(runNo, filter = {}, pageSize = 256) {
      const rows = filtered(inOrder(need(runNo)), filter);
      for (let start = 0; start < rows.length; start += pageSize) {
        yield await Promise.resolve(rows.slice(start, start + pageSize));
      }
    },

    async outcomesOf(runNo, trialNos) {
      const { rows } = need(runNo);
      return Promise.resolve(trialNos.flatMap((trialNo) => rows.get(trialNo) ?? []));
    },

    async *verdicts(runNo) {
      for await (const page of this.outcomes(runNo)) yield page.map(verdictOf);
    },

    async page(runNo, filter, { offset, limit }) {
      const rows = filtered(inOrder(need(runNo)), filter);
      return Promise.resolve({ rows: rows.slice(offset, offset + limit), total: rows.length });
    },

    async redecide(runNo, changes) {
      const run = need(runNo);
      for (const { trialNo, outcome, behaviour, heldBy, grades } of changes) {
        const row = run.rows.get(trialNo);
        if (row !== undefined) run.rows.set(trialNo, { ...row, outcome, behaviour, heldBy, grades });
      }
      return Promise.resolve();
    },

    async tallies(runNo, slice) {
      const run = need(runNo);
      const cases = sets.get(run.record.setNo)?.cases ?? new Map<number, never>();
      return Promise.resolve(talliesOf(run.record, inOrder(run), cases, slice));
    },

    async totals(runNo) {
      const run = need(runNo);
      return Promise.resolve(totalsOf(inOrder(run)));
    },

    async graderCounts(runNo) {
      return Promise.resolve(graderCountsOf(inOrder(need(runNo))));
    },

    async cachedReplies(scope, requestHashes) {
      const found = new Map<string, CachedReply>();
      const wanted = new Set(requestHashes);
      for (const run of newest(scope)) {
        if (run.record.status === 'running') continue;
        for (const { requestHash, reply, replyNo } of run.rows.values()) {
          if (reply === undefined || replyNo === undefined || !wanted.has(requestHash)) continue;
          if (!found.has(requestHash)) found.set(requestHash, { replyNo, reply });
        }
      }
      return Promise.resolve(found);
    },

    async forgetErrored(runNo) {
      const run = need(runNo);
      const errored = inOrder(run).filter((row) => row.outcome === 'errored');
      for (const row of errored) run.rows.delete(row.trialNo);
      dropUnusedReplies();
      return Promise.resolve(errored.length);
    },

    async delete(runNo) {
      const { setNo } = need(runNo).record;
      runs.delete(runNo);
      dropUnusedReplies();
      if (![...runs.values()].some((run) => run.record.setNo === setNo)) sets.delete(setNo);
      return Promise.resolve();
    },
  };
}

function unknownRun(what: string): never {
  throw new PlimsollError({ code: 'run-unknown', message: `The store has no run with the ${what}.` });
}

function lostReply(replyNo: number): never {
  throw new PlimsollError({ code: 'store-failed', message: `The store has no reply ${String(replyNo)}.` });
}
