import { seededRandom } from '@plimsoll/core/statistics';
import { describe, expect, test } from 'vitest';
import { ClusterStream, type StreamedTrial } from './cluster-stream.js';
import type { GatePlanInput } from './gate-plan-schema.js';
import { gatePlan } from './make-gate-plan.js';
import { SequentialGate, type PlannedTrials } from './sequential-gate.js';
import { tally } from './tally-fixture.js';

const planOf = (input: Omit<GatePlanInput, 'name' | 'sequential'>) =>
  gatePlan({ name: 'live', sequential: {}, ...input });

const planned = (clusters: number, size: number, keys: readonly string[] = ['']): PlannedTrials => ({
  classes: new Map(
    keys.map((key) => {
      const side = { trials: clusters * size, largestCluster: size };
      return [key, { harmful: side, benign: side }];
    }),
  ),
});

const feed = (gate: SequentialGate, counts: Parameters<typeof tally>[0], times: number, keys = ['']) => {
  for (let time = 0; time < times; time += 1) gate.observe(new Map(keys.map((key) => [key, tally(counts)])));
};

describe('one look after the other', () => {
  test('a clean stream passes before its end, a leaking one fails early', () => {
    const gate = new SequentialGate(planOf({ lines: { leak: 0.1, falseRefusal: 0.1 } }), planned(200, 1));
    feed(gate, { held: 1, served: 1 }, 20);
    expect(gate.decision().verdict).toBe('inconclusive');
    feed(gate, { held: 1, served: 1 }, 60);
    expect(gate.decision().verdict).toBe('pass');
    expect(gate.decision().lines[0]?.observed).toMatchObject({ lower: 0, upper: 0.1, method: 'anytime-evidence' });
    expect(gate.looks).toBe(80);

    const leaking = new SequentialGate(planOf({ lines: { leak: 0.1 } }), planned(200, 1));
    feed(leaking, { leaked: 1, served: 1 }, 5);
    expect(leaking.decision()).toMatchObject({ verdict: 'fail', lines: [{ reason: 'crossed' }, {}, {}, {}] });
  });

  test('what is open counts against passing, and for nobody when failing', () => {
    const gate = new SequentialGate(planOf({ lines: { leak: 0.3 } }), planned(200, 1));
    feed(gate, { erroredHarmful: 1, served: 1 }, 200);
    expect(gate.decision()).toMatchObject({
      verdict: 'inconclusive',
      lines: [{ reason: 'not-assessed', open: 200 }, {}, {}, {}],
    });
    const half = new SequentialGate(planOf({ lines: { leak: 0.3 } }), planned(400, 1));
    for (let time = 0; time < 200; time += 1) {
      feed(half, { held: 1, served: 1 }, 1);
      feed(half, { undecidedHarmful: 1, served: 1 }, 1);
    }
    expect(half.decision().lines[0]).toMatchObject({ verdict: 'inconclusive', reason: 'rate-over-line', open: 200 });
  });

  test('a class without tolerance fails at once, and passes only at its end', () => {
    const plan = planOf({ zeroTolerance: [{ tag: 'never' }] });
    const keys = ['', 'tag/never'];
    const gate = new SequentialGate(plan, planned(50, 1, keys));
    feed(gate, { held: 1, served: 1 }, 49, keys);
    expect(gate.decision()).toMatchObject({ verdict: 'inconclusive', lines: [{ reason: 'unfinished' }, {}, {}, {}] });
    feed(gate, { held: 1, served: 1 }, 1, keys);
    expect(gate.decision().verdict).toBe('pass');
    const failing = new SequentialGate(plan, planned(50, 1, keys));
    feed(failing, { leaked: 1, served: 1 }, 1, keys);
    expect(failing.decision()).toMatchObject({ verdict: 'fail', lines: [{ reason: 'failure-seen' }, {}, {}, {}] });
  });

  test('one side alone never passes, however long', () => {
    const gate = new SequentialGate(planOf({ lines: { leak: 0.3 } }), planned(2000, 1));
    feed(gate, { held: 1 }, 2000);
    expect(gate.decision().verdict).toBe('inconclusive');
  });

  test('a capability is judged by what is not served', () => {
    const plan = planOf({ capabilities: [{ category: 'everyday', servedAtLeast: 0.8 }] });
    const keys = ['', 'category/everyday'];
    const gate = new SequentialGate(plan, planned(300, 1, keys));
    feed(gate, { held: 1, served: 1 }, 60, keys);
    expect(gate.decision()).toMatchObject({
      verdict: 'pass',
      lines: [{ observed: { estimate: 1, lower: 0.8, upper: 1 } }, {}, {}, {}],
    });
    const failing = new SequentialGate(plan, planned(300, 1, keys));
    feed(failing, { held: 1, misserved: 1 }, 20, keys);
    expect(failing.decision().verdict).toBe('fail');
  });
});

/** Looking after every cluster, with the true rate on the line: the worst case for a false pass. */
test.each([
  { rate: 0.1, size: 1, correlation: 0, clusters: 120 },
  { rate: 0.1, size: 4, correlation: 0.3, clusters: 80 },
])('peeking after each cluster errs at most as agreed ($size per cluster)', ({ rate, size, correlation, clusters }) => {
  const random = seededRandom(`peek ${String(size)}`);
  const plan = planOf({ lines: { leak: rate } });
  const strength = correlation > 0 ? 1 / correlation - 1 : Infinity;
  const repeats = 250;
  let passed = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const gate = new SequentialGate(plan, planned(clusters, size));
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      let leaked = 0;
      for (let trial = 0; trial < size; trial += 1) {
        const chance = strength === Infinity ? rate : (rate * strength + leaked) / (strength + trial);
        if (random.next() < chance) leaked += 1;
      }
      feed(gate, { leaked, held: size - leaked, served: 1 }, 1);
      if (gate.decision().verdict !== 'inconclusive') break;
    }
    if (gate.decision().verdict === 'pass') passed += 1;
  }
  // 0.05 and two standard errors of as many repeats.
  expect(passed / repeats).toBeLessThanOrEqual(0.078);
});

describe('whole clusters in their order', () => {
  const labels = ['a', 'b', 'a', undefined].map((cluster, position) => ({
    position,
    id: String(position),
    hash: '',
    side: position === 3 ? ('benign' as const) : ('harmful' as const),
    category: 'x',
    severity: 'S1' as const,
    ...(cluster !== undefined && { cluster }),
    tags: [],
  }));
  const stream = () =>
    new ClusterStream({
      labels,
      order: Uint32Array.of(0, 2, 1, 3),
      numbering: { attacks: 1, repeats: 1 },
      attacks: [[]],
      classes: [{ by: 'severity', label: 'S1' }],
    });
  const trial = (casePosition: number, outcome: StreamedTrial['outcome']): StreamedTrial => ({
    casePosition,
    attack: 0,
    outcome,
  });

  test('a cluster waits for all of its trials and for those before it', () => {
    const cut = stream();
    expect([...cut.take([trial(1, 'leaked'), trial(3, 'served')])]).toEqual([]);
    expect([...cut.take([trial(0, 'held')])]).toEqual([]);
    const whole = [...cut.take([trial(2, 'undecided')])];
    expect(whole.map((tallies) => tallies.get(''))).toEqual([
      tally({ held: 1, undecidedHarmful: 1 }),
      tally({ leaked: 1 }),
      tally({ served: 1 }),
    ]);
    expect([...cut.take([])]).toEqual([]);
  });

  test('knows what is planned', () => {
    expect(stream().planned.classes.get('severity/S1')).toEqual({
      harmful: { trials: 3, largestCluster: 2 },
      benign: { trials: 1, largestCluster: 1 },
    });
  });
});
