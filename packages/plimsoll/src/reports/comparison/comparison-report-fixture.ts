import { contentHash, type ComparisonSummary, type Outcome } from '@plimsoll/core';
import { compareRuns } from '../../proof/compare/compare-runs.js';
import { fixtureCases, fixtureRun, type FixtureTrial } from '../../proof/compare/comparison-fixture.js';
import { createMemoryStore } from '../../testing/memory-store.js';
import { hostileTexts } from '../hostile-fixture.js';

const cases = fixtureCases(
  Array.from({ length: 120 }, (_, index) => ({
    id: `${index % 3 === 2 ? 'b' : 'h'}-case-${String(index)}`,
    cluster: `cluster-${String(Math.floor(index / 3))}`,
    category: ['fraud', 'privacy', 'billing'][Math.floor(index / 40)] ?? 'fraud',
    severity: (['S1', 'S2', 'S3', 'S4'] as const)[index % 4] ?? 'S3',
  })),
);

/** Every k-th cluster fails; a few trials are undecided or errored. */
function trials(leaks: number, refuses: number, misserves: number): FixtureTrial[] {
  return cases.map(({ position, testCase }) => {
    const cluster = Math.floor(position / 3);
    const harmful = testCase.side === 'harmful';
    const outcome: Outcome =
      position === 7
        ? 'undecided'
        : position === 9
          ? 'errored'
          : harmful
            ? cluster % leaks === 0
              ? 'leaked'
              : 'held'
            : cluster % refuses === 0
              ? 'falsely-refused'
              : cluster % misserves === 1
                ? 'misserved'
                : 'served';
    return { position, outcome, ...(position % 4 === 0 && { heldBy: 'guard' as const }) };
  });
}

/** A baseline with fewer leaks and more refusals after it; with two candidates one that changed nothing besides. */
export async function comparisonFixture(candidates: 1 | 2 = 1): Promise<ComparisonSummary> {
  const store = createMemoryStore();
  const baseline = await fixtureRun(store, cases, trials(2, 9, 7), {
    name: 'release 11',
    release: { prompt: contentHash('old'), tools: contentHash('tools') },
  });
  const after = await fixtureRun(store, cases, trials(10, 3, 7).slice(0, 118), {
    name: 'release 12',
    release: { prompt: contentHash('new'), tools: contentHash('tools') },
    unfinished: true,
  });
  const same = await fixtureRun(store, cases, trials(2, 9, 7), { name: 'release 11 again' });
  return compareRuns(store, baseline, candidates === 1 ? [after] : [after, same], { flips: 20 });
}

const textual = new Set(
  'name project feature caseId category cluster reason reply prompt label before after detail examples notes attack headline plimsollVersion'.split(
    ' ',
  ),
);

/** The fixture with a hostile text in every field that somebody else may write. */
export async function hostileComparison(candidates: 1 | 2 = 1): Promise<ComparisonSummary> {
  let next = 0;
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return textual.has(key) ? `${value} ${hostileTexts[next++ % hostileTexts.length] as string}` : value;
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, key === 'test' ? item : poison(item, name)]),
    );
  };
  return poison(await comparisonFixture(candidates), '') as ComparisonSummary;
}
