import { contentHash } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import {
  collect,
  createSampleRun,
  sampleCase,
  sampleGrader,
  sampleOutcome,
  sampleReply,
  writeSampleSet,
} from '../../testing/sample-run.js';
import type { NewOutcome, Store, TrialVerdict } from '../store.js';

const cases = Array.from({ length: 8 }, (_, index) => sampleCase(index));
const stranger = contentHash('a grader the manifest does not name');

const partly: Partial<NewOutcome> = {
  behaviour: 'partly-complied',
  heldBy: undefined,
  grades: [{ expectation: 0, verdict: 'violated', behaviour: 'partly-complied', grader: sampleGrader(1) }],
};

/** Harmful when even. */
const samples: readonly NewOutcome[] = [
  sampleOutcome(0, { ...partly, outcome: 'leaked' }),
  sampleOutcome(1, { ...partly, outcome: 'misserved' }),
  sampleOutcome(2, {
    heldBy: 'tool-control',
    attack: 3,
    repeat: 2,
    reply: sampleReply('No.', { timings: { totalMs: 0.1 + 0.2 } }),
    grades: [
      {
        expectation: 0,
        verdict: 'met',
        behaviour: 'refused',
        spans: [{ message: 0, start: 0, end: 2, label: 'refusal' }],
        reason: 'it says no',
        score: 0,
        grader: sampleGrader(0),
      },
      { expectation: 1, verdict: 'undecided', reason: 'unclear', grader: stranger },
    ],
  }),
  sampleOutcome(3, { ...partly, outcome: 'undecided' }),
  sampleOutcome(4, { ...partly, outcome: 'undecided' }),
  sampleOutcome(5, {
    reply: undefined,
    outcome: 'errored',
    behaviour: undefined,
    grades: [],
    error: { code: 'target-timeout', message: 'no answer' },
    costMicroUnits: undefined,
  }),
];

export function trialVerdictContract(open: () => Promise<Store>): void {
  async function start(rows: readonly NewOutcome[]) {
    const store = await open();
    const set = await writeSampleSet(store, cases);
    const run = await createSampleRun(store, set.setNo);
    await store.runs.append(run.runNo, rows);
    return { store, setNo: set.setNo, runNo: run.runNo };
  }

  describe('trials without their texts', () => {
    test('have what counting needs, and nothing else', async () => {
      const { store, runNo } = await start([...samples].reverse());
      const read = await collect(store.runs.verdicts(runNo));
      const expected: readonly TrialVerdict[] = samples.map((row) => {
        const { trialNo, casePosition, attack, repeat, outcome, heldBy, behaviour, costMicroUnits } = row;
        return {
          ...{ trialNo, casePosition, attack, repeat, outcome, heldBy, behaviour, costMicroUnits },
          hinges: [0, 4].includes(trialNo),
          grades: row.grades.map(({ spans: _spans, reason: _reason, ...rest }) => rest),
          latencyMilliseconds: [250.125, 250.125, 0.3, 250.125, 250.125, undefined][trialNo],
        };
      });
      expect(read).toEqual(expected);
      expect(read.every((verdict) => !('reply' in verdict) && !('stored' in verdict))).toBe(true);
      expect(read[2]?.grades.some((grade) => 'reason' in grade || 'spans' in grade)).toBe(false);
      const tallied = await store.runs.tallies(runNo, 'all');
      const hinging = tallied.reduce((sum, row) => sum + row.clusters * row.hingesOnPartial, 0);
      expect(read.filter((verdict) => verdict.hinges)).toHaveLength(hinging);
    });

    test('a borrowed reply took no time, and a new decision shows', async () => {
      const { store, runNo, setNo } = await start([sampleOutcome(0)]);
      const [row] = await collect(store.runs.outcomes(runNo));
      const other = await createSampleRun(store, setNo);
      const borrowed = { reply: undefined, replyNo: row?.replyNo, attempts: 0, costMicroUnits: 0 };
      await store.runs.append(other.runNo, [sampleOutcome(0, borrowed), sampleOutcome(1)]);
      await store.runs.redecide(other.runNo, [{ trialNo: 1, outcome: 'misserved', grades: [] }]);
      const read = await collect(store.runs.verdicts(other.runNo));
      expect(read).toMatchObject([
        { outcome: 'held', costMicroUnits: 0 },
        { outcome: 'misserved', grades: [] },
      ]);
      expect(read[0]?.latencyMilliseconds).toBeUndefined();
    });

    test('come in order of trial, in pages, of their run only', async () => {
      const trials = Array.from({ length: 5_000 }, (_, index) => sampleOutcome(index, { casePosition: index % 8 }));
      const { store, runNo, setNo } = await start(trials.slice(2_500));
      await store.runs.append(runNo, trials.slice(0, 2_500));
      const empty = await createSampleRun(store, setNo);
      const pages: number[] = [];
      const read: number[] = [];
      for await (const page of store.runs.verdicts(runNo)) {
        pages.push(page.length);
        read.push(...page.map((verdict) => verdict.trialNo));
      }
      expect(read).toEqual(trials.map((trial) => trial.trialNo));
      expect(Math.max(...pages)).toBeLessThanOrEqual(2_000);
      expect(Math.min(...pages)).toBeGreaterThan(0);
      expect(await collect(store.runs.verdicts(empty.runNo))).toEqual([]);
      await expect(collect(store.runs.verdicts(999))).rejects.toMatchObject({ code: 'run-unknown' });
    });

    test('are found across gaps of any size', async () => {
      const trialNos = [3, 1_999, 2_000, 7_000, 7_001, 50_000, 4_294_967_295];
      const { store, runNo, setNo } = await start(
        trialNos.map((trialNo) => sampleOutcome(trialNo, { casePosition: 1 })),
      );
      const next = await createSampleRun(store, setNo);
      await store.runs.append(next.runNo, [sampleOutcome(0)]);
      const read = await collect(store.runs.verdicts(runNo));
      expect(read.map((verdict) => verdict.trialNo)).toEqual(trialNos);
      expect(await collect(store.runs.verdicts(next.runNo))).toHaveLength(1);
    });

    test('the whole of some trials, in the order asked for', async () => {
      const { store, runNo, setNo } = await start(samples);
      const other = await createSampleRun(store, setNo);
      await store.runs.append(other.runNo, [sampleOutcome(7)]);
      const all = await collect(store.runs.outcomes(runNo));
      expect(await store.runs.outcomesOf(runNo, [5, 0, 7, 2, 0])).toEqual([all[5], all[0], all[2], all[0]]);
      expect(await store.runs.outcomesOf(runNo, [])).toEqual([]);
      await expect(store.runs.outcomesOf(999, [0])).rejects.toMatchObject({ code: 'run-unknown' });
      const many = Array.from({ length: 1_200 }, (_, index) => sampleOutcome(index + 10, { casePosition: index % 8 }));
      await store.runs.append(runNo, many);
      const asked = many.map((trial) => trial.trialNo).reverse();
      const found = await store.runs.outcomesOf(runNo, asked);
      expect(found.map((row) => row.trialNo)).toEqual(asked);
      expect(found[0]?.reply).toEqual(many.at(-1)?.reply);
    });
  });
}
