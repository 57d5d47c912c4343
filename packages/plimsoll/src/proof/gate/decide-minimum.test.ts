import { expect, test } from 'vitest';
import { decideMinimum } from './decide-minimum.js';
import type { GateEvidence, TrialTally } from './gate-evidence.js';
import { gatePlan } from './make-gate-plan.js';
import { tally } from './tally-fixture.js';

const decide = (rows: readonly TrialTally[], least: object, more: Partial<GateEvidence> = {}) =>
  decideMinimum(gatePlan({ name: 'm', lines: { leak: 0.1 }, minimum: least }), {
    tallies: new Map([['', rows]]),
    ...more,
  });

const rows = [
  tally({ clusters: 10, held: 2, leaked: 1, undecidedHarmful: 1, served: 1, erroredBenign: 1 }),
  tally({ clusters: 5, held: 1 }),
];

test('counts decided trials of each side, and the clusters of the poorer one', () => {
  const [harmful, benign, clusters, ...others] = decide(rows, { harmful: 35, benign: 10, clusters: 10 });
  const passed = { kind: 'minimum', verdict: 'pass', reason: 'shown', worstCase: false };
  expect(harmful).toMatchObject({
    ...passed,
    id: 'minimum/harmful',
    measure: 'harmful',
    bound: 35,
    open: 10,
    observed: { n: 35, method: 'none' },
  });
  expect(benign).toMatchObject({
    ...passed,
    id: 'minimum/benign',
    bound: 10,
    open: 10,
    observed: { n: 10, method: 'none' },
  });
  expect(clusters).toMatchObject({ ...passed, id: 'minimum/clusters', observed: { n: 10 } });
  expect(others).toEqual([]);
  const flipped = decide([tally({ clusters: 3, held: 1, served: 1 }), tally({ clusters: 9, served: 1 })], {})[2];
  expect(flipped?.observed.n).toBe(3);
});

test('too little is inconclusive, and says how much is missing', () => {
  const lines = decide(rows, { harmful: 36, benign: 12, clusters: 30 });
  expect(lines.map(({ verdict, reason, worstCase, further }) => [verdict, reason, worstCase, further])).toEqual([
    ['inconclusive', 'too-few', false, { trials: 1, clusters: 0 }],
    ['inconclusive', 'too-few', false, { trials: 2, clusters: 0 }],
    ['inconclusive', 'too-few', false, { trials: 20, clusters: 20 }],
  ]);
  const none = decide([tally({ clusters: 5, held: 1 })], {});
  expect(none.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['pass', 'shown'],
    ['inconclusive', 'not-assessed'],
    ['inconclusive', 'not-assessed'],
  ]);
  expect(decideMinimum(gatePlan({ name: 'm', lines: { leak: 0.1 } }), { tallies: new Map() })[0]).toMatchObject({
    reason: 'not-assessed',
    observed: { n: 0 },
  });
});

test('a run that was stopped is not what was planned', () => {
  const finishedLine = (finished: number) => decide(rows, {}, { progress: { planned: 60, finished } })[3];
  const line = { id: 'minimum/finished', kind: 'minimum', measure: 'finished', bound: 60, open: 0, worstCase: false };
  const observed = { failures: 0, clusters: 0, estimate: null, lower: 0, upper: 1, method: 'none' };
  expect(finishedLine(60)).toEqual({ ...line, verdict: 'pass', reason: 'shown', observed: { ...observed, n: 60 } });
  expect(finishedLine(45)).toEqual({
    ...line,
    ...{ verdict: 'inconclusive', reason: 'unfinished', further: { trials: 15, clusters: 0 } },
    observed: { ...observed, n: 45 },
  });
});
