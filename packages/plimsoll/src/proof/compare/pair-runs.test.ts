import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, type Difference, type Outcome } from '@plimsoll/core';
import type { Store, StoredCase } from '../../store/store.js';
import { createMemoryStore } from '../../testing/memory-store.js';
import { fixtureCases, fixtureRun, type FixtureTrial } from './comparison-fixture.js';
import { pairRuns } from './pair-runs.js';
import type { PairBin, PairedRuns } from './paired-runs.js';

const harmfulOutcomes = ['held', 'leaked', 'undecided', 'errored'] as const satisfies readonly Outcome[];
const benignOutcomes = ['served', 'falsely-refused', 'misserved', 'undecided', 'errored'] as const;

const labels = fc.record({
  id: fc.constantFrom('h1', 'h2', 'h3', 'h4', 'b1', 'b2', 'b3'),
  cluster: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
  category: fc.constantFrom('fraud', 'privacy'),
});
/** Ids repeat, so that one hash occurs more than once; the two sets share some cases and not others. */
const someCases = fc.array(labels, { minLength: 1, maxLength: 8 }).map((list) => fixtureCases(list));

function someTrials(cases: readonly StoredCase[]): fc.Arbitrary<FixtureTrial[]> {
  const places = cases.flatMap(({ position, testCase }) =>
    [0, 1].flatMap((attack) => [0, 1].map((repeat) => ({ position, attack, repeat, side: testCase.side }))),
  );
  return fc
    .tuple(
      ...places.map(({ side, ...place }) =>
        fc.option(
          fc
            .constantFrom(...(side === 'harmful' ? harmfulOutcomes : benignOutcomes))
            .map((outcome): FixtureTrial => ({ ...place, outcome })),
          { nil: undefined, freq: 6 },
        ),
      ),
    )
    .map((trials) => trials.filter((trial) => trial !== undefined));
}

const attacks = [[], [{ name: 'base64' }]];
const twoRuns = fc
  .tuple(someCases, someCases)
  .chain(([one, other]) => fc.tuple(fc.constant(one), someTrials(one), fc.constant(other), someTrials(other)));

/** Pairing as anybody would do it on paper. */
function byHand(
  one: readonly StoredCase[],
  ours: readonly FixtureTrial[],
  other: readonly StoredCase[],
  theirs: readonly FixtureTrial[],
) {
  const keyOf = (cases: readonly StoredCase[], { position, attack, repeat }: FixtureTrial): string => {
    const { hash } = cases[position] as StoredCase;
    const occurrence = cases.slice(0, position).filter((stored) => stored.hash === hash).length;
    return JSON.stringify([hash, occurrence, attack, repeat]);
  };
  return ours.flatMap((trial) => {
    const partner = theirs.find((candidate) => keyOf(other, candidate) === keyOf(one, trial));
    const { testCase } = one[trial.position] as StoredCase;
    return partner === undefined
      ? []
      : [{ testCase, cluster: testCase.cluster ?? trial.position, before: trial.outcome, after: partner.outcome }];
  });
}

const known = (outcome: Outcome): boolean => outcome !== 'undecided' && outcome !== 'errored';

function totals(bins: readonly PairBin[]) {
  const sum = (of: (bin: PairBin) => number): number => bins.reduce((total, bin) => total + of(bin) * bin.clusters, 0);
  return {
    clusters: sum(() => 1),
    n: sum((bin) => bin.n),
    before: sum((bin) => bin.baselineFailures),
    after: sum((bin) => bin.candidateFailures),
    both: sum((bin) => bin.bothFail),
    squares: sum((bin) => (bin.candidateFailures - bin.baselineFailures) ** 2),
  };
}

test('pairs, clusters, slices, flips and open pairs are those counted by hand', async () => {
  await fc.assert(
    fc.asyncProperty(twoRuns, async ([one, ours, other, theirs]) => {
      const store = createMemoryStore();
      const baseline = await fixtureRun(store, one, ours, { attacks, repeats: 2 });
      const candidate = await fixtureRun(store, other, theirs, { attacks: [...attacks].reverse(), repeats: 2 });
      // The candidate's attacks stand in another order: its index 0 is the baseline's 1.
      const turned = theirs.map((trial) => ({ ...trial, attack: 1 - (trial.attack ?? 0) }));
      const expected = byHand(one, ours, other, turned);
      const pairing = pairRuns(store, baseline, candidate, { allow: differences });
      if (expected.length === 0) {
        await expect(pairing).rejects.toMatchObject({ code: 'not-comparable' });
        return;
      }
      const paired = await pairing;
      expect(paired.trials).toBe(expected.length);
      for (const [rate, side, failure] of [
        ['leak', 'harmful', 'leaked'],
        ['falseRefusal', 'benign', 'falsely-refused'],
        ['misserved', 'benign', 'misserved'],
      ] as const) {
        const check = (bins: readonly PairBin[], rows: typeof expected, after: (outcome: Outcome) => boolean): void => {
          const clusters = new Map<unknown, number>();
          for (const row of rows)
            clusters.set(
              row.cluster,
              (clusters.get(row.cluster) ?? 0) + Number(after(row.after)) - Number(row.before === failure),
            );
          expect(totals(bins)).toEqual({
            clusters: clusters.size,
            n: rows.length,
            before: rows.filter((row) => row.before === failure).length,
            after: rows.filter((row) => after(row.after)).length,
            both: rows.filter((row) => row.before === failure && after(row.after)).length,
            squares: [...clusters.values()].reduce((sum, net) => sum + net ** 2, 0),
          });
        };
        const all = expected.filter(({ testCase }) => testCase.side === side);
        const decided = all.filter(({ before, after }) => known(before) && known(after));
        const fails = (outcome: Outcome): boolean => outcome === failure;
        check(paired.pairs[rate], decided, fails);
        check(paired.worstCase[rate], all, (outcome) => fails(outcome) || !known(outcome));
        for (const [label, slice] of paired.slice('category'))
          check(
            slice[rate],
            decided.filter(({ testCase }) => testCase.category === label),
            fails,
          );
      }
      const flipped = expected.filter(({ before, after }) => before !== after && known(before) && known(after));
      expect(paired.flips).toHaveLength(flipped.length);
      const held = paired.holderMoves.reduce((sum, move) => sum + move.pairs, 0);
      expect(held).toBe(expected.filter(({ testCase }) => testCase.side === 'harmful').length);
      for (const side of ['harmful', 'benign'] as const) {
        const { inBaseline, inCandidate, inBoth } = paired.open[side];
        const open = expected.filter(
          ({ testCase, before, after }) => testCase.side === side && !(known(before) && known(after)),
        );
        expect(inBaseline + inCandidate + inBoth).toBe(open.length);
      }
      const lost = (key: 'baseline' | 'candidate'): number => paired.dropped.reduce((sum, drop) => sum + drop[key], 0);
      expect(lost('baseline')).toBe(ours.length - expected.length);
      expect(lost('candidate')).toBe(theirs.length - expected.length);
    }),
    { numRuns: 150 },
  );
});

const three = fixtureCases([{ id: 'h1' }, { id: 'h2' }, { id: 'b1' }]);
const plain: readonly FixtureTrial[] = [
  { position: 0, outcome: 'leaked' },
  { position: 1, outcome: 'held' },
  { position: 2, outcome: 'served' },
];

async function refusal(
  make: (
    store: Store,
  ) => Promise<readonly [Awaited<ReturnType<typeof fixtureRun>>, Awaited<ReturnType<typeof fixtureRun>>]>,
  allow: readonly Difference[] = [],
): Promise<unknown> {
  const store = createMemoryStore();
  const [baseline, candidate] = await make(store);
  return pairRuns(store, baseline, candidate, { allow }).catch((error: unknown) => error);
}

test('one and the same run is refused', async () => {
  const store = createMemoryStore();
  const run = await fixtureRun(store, three, plain);
  await expect(pairRuns(store, run, run)).rejects.toMatchObject({
    code: 'not-comparable',
    message: expect.stringContaining('does not differ from itself') as string,
  });
});

test('another set is refused with what is missing, and dropped when told', async () => {
  const make = async (store: Store) =>
    [
      await fixtureRun(store, three, plain),
      await fixtureRun(store, fixtureCases([{ id: 'h1' }, { id: 'h9' }]), plain.slice(0, 2)),
    ] as const;
  expect(await refusal(make)).toMatchObject({
    code: 'not-comparable',
    message: expect.stringMatching(
      /different-set: 2 trials of the baseline and 1 of the candidate .*in 3 cases: "h2", "b1", "h9"/,
    ) as string,
    hint: expect.stringContaining('--allow different-set') as string,
  });
  const paired = (await refusal(make, ['different-set'])) as PairedRuns;
  expect(paired.trials).toBe(1);
  expect(paired.dropped).toMatchObject([{ reason: 'different-set', baseline: 2, candidate: 1, cases: 3 }]);
});

test('no common case is refused whatever is allowed', async () => {
  const error = await refusal(
    async (store) => [
      await fixtureRun(store, three, plain),
      await fixtureRun(store, fixtureCases([{ id: 'h9' }]), plain.slice(0, 1)),
    ],
    differences,
  );
  expect(error).toMatchObject({
    code: 'not-comparable',
    message: expect.stringContaining('Nothing can be compared') as string,
  });
});

test('the same id with another expectation is another case', async () => {
  const changed = fixtureCases([
    { id: 'h1', expectations: [{ kind: 'must-not-disclose', secrets: ['LANTERN'] }] },
    { id: 'h2' },
    { id: 'b1' },
  ]);
  const make = async (store: Store) =>
    [await fixtureRun(store, three, plain), await fixtureRun(store, changed, plain)] as const;
  expect(await refusal(make)).toMatchObject({
    message: expect.stringMatching(
      /different-expectations: 1 trial of the baseline and 1 of the candidate .*in 1 case: "h1"/,
    ) as string,
  });
  const paired = (await refusal(make, ['different-expectations'])) as PairedRuns;
  expect(paired.trials).toBe(2);
});

test('another grader of the same expectation is refused, and its pairs dropped when told', async () => {
  const make = async (store: Store) =>
    [
      await fixtureRun(store, three, plain),
      await fixtureRun(
        store,
        three,
        plain.map((trial, index) => ({ ...trial, grader: index === 0 ? 1 : 0 })),
      ),
    ] as const;
  expect(await refusal(make)).toMatchObject({
    message: expect.stringContaining('1 pair judged by different graders (refusal 1 and secrets 1)') as string,
    hint: expect.stringMatching(/plimsoll regrade .*--allow different-graders/) as string,
  });
  const paired = (await refusal(make, ['different-graders'])) as PairedRuns;
  expect(paired.trials).toBe(2);
  expect(paired.flips).toEqual([]);
});

test('an errored trial was judged by nobody: no grader differs', async () => {
  const paired = (await refusal(async (store) => [
    await fixtureRun(store, three, plain),
    await fixtureRun(store, three, [{ position: 0, outcome: 'errored' }, ...plain.slice(1)]),
  ])) as PairedRuns;
  expect(paired.open.harmful).toEqual({ inBaseline: 0, inCandidate: 1, inBoth: 0, errored: 1 });
});

test('another partial rule is refused; told so, the candidate is counted under the rule of the baseline', async () => {
  const make = async (store: Store) =>
    [
      await fixtureRun(store, three, plain),
      await fixtureRun(store, three, [{ position: 0, outcome: 'held', partly: true }, ...plain.slice(1)], {
        partialRule: 'held',
      }),
    ] as const;
  expect(await refusal(make)).toMatchObject({
    message: expect.stringContaining('by the rule "leak" in the baseline and by "held" in the candidate') as string,
    hint: expect.stringContaining('--partial-rule') as string,
  });
  const paired = (await refusal(make, ['different-partial-rule'])) as PairedRuns;
  expect(paired.redecided).toBe(1);
  expect(totals(paired.pairs.leak)).toMatchObject({ n: 2, before: 1, after: 1, both: 1 });
});

test('attacks and repeats of one side only are named', async () => {
  const more = plain.map((trial) => ({ ...trial, attack: 1 }));
  const error = await refusal(async (store) => [
    await fixtureRun(store, three, plain, { repeats: 2 }),
    await fixtureRun(store, three, [...plain, ...more], { attacks }),
  ]);
  expect(error).toMatchObject({
    message: expect.stringContaining('different-attacks: 0 trials of the baseline and 3') as string,
  });
  const repeats = await refusal(async (store) => [
    await fixtureRun(store, three, [...plain, { position: 0, repeat: 1, outcome: 'held' }], { repeats: 2 }),
    await fixtureRun(store, three, plain),
  ]);
  expect(repeats).toMatchObject({ message: expect.stringContaining('different-repeats: 1 trial') as string });
});

test('what an interrupted run has not sent is dropped without being told; what a filter left out is not', async () => {
  const paired = (await refusal(async (store) => [
    await fixtureRun(store, three, plain),
    await fixtureRun(store, three, plain.slice(0, 1), { unfinished: true }),
  ])) as PairedRuns;
  expect(paired.dropped).toMatchObject([{ reason: 'unfinished', baseline: 2, candidate: 0 }]);
  const filtered = await refusal(async (store) => [
    await fixtureRun(store, three, plain),
    await fixtureRun(store, three, plain.slice(0, 1), { unfinished: true, filter: { ids: ['h1'] } }),
  ]);
  expect(filtered).toMatchObject({ message: expect.stringContaining('different-set: 2 trials') as string });
});

test('a run without a finished trial is named', async () => {
  const error = await refusal(async (store) => [
    await fixtureRun(store, three, plain),
    await fixtureRun(store, three, [], { name: 'empty', unfinished: true }),
  ]);
  expect(error).toMatchObject({ message: expect.stringContaining('"empty" has') as string });
});

test('holders: from whom to whom', async () => {
  const paired = (await refusal(async (store) => [
    await fixtureRun(store, three, plain),
    await fixtureRun(store, three, [
      { position: 0, outcome: 'held', heldBy: 'guard' },
      { position: 1, outcome: 'held', heldBy: 'provider-filter' },
      { position: 2, outcome: 'served' },
    ]),
  ])) as PairedRuns;
  expect(paired.holderMoves).toEqual([
    { from: 'leaked', to: 'guard', pairs: 1 },
    { from: 'model', to: 'provider-filter', pairs: 1 },
  ]);
});

test('only takes the cases asked for', async () => {
  const store = createMemoryStore();
  const [one, other] = [await fixtureRun(store, three, plain), await fixtureRun(store, three, plain.slice(0, 2))];
  const paired = await pairRuns(store, one, other, { only: ({ side }) => side === 'harmful' });
  expect([paired.trials, paired.dropped]).toEqual([2, []]);
});

test('relabelled cases are counted by the labels of the baseline', async () => {
  const store = createMemoryStore();
  const other = fixtureCases([{ id: 'h1', category: 'elsewhere' }, { id: 'h2' }, { id: 'b1' }]);
  const paired = await pairRuns(store, await fixtureRun(store, three, plain), await fixtureRun(store, other, plain));
  expect(paired.relabelled).toBe(1);
  expect([...paired.slice('category').keys()]).not.toContain('elsewhere');
});
