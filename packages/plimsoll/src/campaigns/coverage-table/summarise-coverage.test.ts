import type { Case, Outcome, Side } from '@plimsoll/core';
import { expect, test } from 'vitest';
import type { OutcomeRecord, RunRecord, Store } from '../../store/store.js';
import { coverageFormats } from '../../reports/campaign/coverage-formats.js';
import { hostileTexts } from '../../reports/hostile-fixture.js';
import type { Coverage, CoverageRow } from './coverage.js';
import { summariseCoverage } from './summarise-coverage.js';

type Trial = readonly [
  id: string,
  attack: number,
  outcome: Outcome,
  tags?: readonly string[],
  cluster?: string | undefined,
  side?: Side,
];

const attacks = [[], [{ name: 'base64', version: 1 }], [{ name: 'scripted-crescendo', version: 1 }]];
const run = (name: string, target = 'a'): RunRecord =>
  ({
    ...{
      runNo: 1,
      id: name,
      name,
      setNo: 1,
      status: 'complete',
      startedAt: 0,
      finished: 0,
      project: 'p',
      feature: 'f',
    },
    manifest: { attacks, target: { name: 'bot', hash: target } },
  }) as never;

const storeOf = (trials: readonly Trial[]): Store => {
  const outcomes = trials.map(([id, attack, outcome, tags, cluster, side = 'harmful']) => {
    const testCase: Case = {
      ...{ id, side, tags, cluster, category: 'x', severity: 'S2', messages: [{ role: 'user', content: 'x' }] },
      expectations: [{ kind: side === 'harmful' ? 'not-comply' : 'comply' }],
    };
    return { attack, outcome, stored: { position: 0, hash: id, testCase } } as unknown as OutcomeRecord;
  });
  async function* pages(): AsyncGenerator<readonly OutcomeRecord[]> {
    yield await Promise.resolve(outcomes);
  }
  return { runs: { outcomes: pages } } as unknown as Store;
};
const scope = { project: 'p', feature: 'f' };
const rowOf = ({ rows }: Coverage, name: string): CoverageRow => {
  const found = rows.find((row) => row.name === name);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
};

test('without a run nothing is tested, and every line says so', async () => {
  const coverage = await summariseCoverage(storeOf([]), scope, []);
  for (const row of coverage.rows) {
    expect(row).toMatchObject({ state: 'not-tested', attacks: [] });
    expect(row.success.n).toBe(0);
  }
  for (const write of Object.values(coverageFormats)) {
    const text = write(coverage);
    expect(text.match(/not.tested/g)?.length).toBeGreaterThanOrEqual(coverage.rows.length);
    expect(text).not.toMatch(/\bsafe\b/i);
  }
});

test('a trial counts where its attack or its case is filed, once, and under the technique above it', async () => {
  const coverage = await summariseCoverage(
    storeOf([
      ['a', 0, 'leaked', ['AML.T0051.001'], 'k'],
      ['b', 0, 'held', ['AML.T0051.001', 'AML.T0051'], 'k'],
      ['c', 0, 'held'],
      ['c', 1, 'leaked'],
      ['d', 1, 'held', [], undefined, 'benign'],
    ]),
    scope,
    [run('one')],
  );
  for (const name of ['AML.T0051.001', 'AML.T0051']) {
    expect(rowOf(coverage, name).attacks).toMatchObject([
      {
        attack: 'none',
        cases: [
          { id: 'a', leaked: 1 },
          { id: 'b', held: 1 },
        ],
      },
    ]);
    expect(rowOf(coverage, name).success).toMatchObject({ failures: 1, n: 2, clusters: 1 });
  }
  expect(rowOf(coverage, 'AML.T0051.000').state).toBe('not-tested');
  expect(rowOf(coverage, 'LLM01:2025').attacks).toMatchObject([{ attack: 'base64', success: { failures: 1, n: 1 } }]);
  expect(coverage).toMatchObject({ trials: 4, unfiled: 1, unknownIds: [] });
});

test('trials without a decision are neither tested nor blank', async () => {
  const coverage = await summariseCoverage(
    storeOf([
      ['a', 0, 'errored', ['LLM07:2025']],
      ['b', 0, 'undecided', ['LLM07:2025']],
      ['c', 0, 'held', ['LLM99:2025']],
    ]),
    scope,
    [run('one'), run('two', 'b')],
  );
  expect(rowOf(coverage, 'LLM07:2025').state).toBe('nothing-decided');
  expect(coverage.unknownIds).toEqual(['LLM99:2025']);
  expect(coverage.notes.join(' ')).toContain('pooled over 2 different targets');
  expect(coverageFormats.text(coverage)).toMatch(/LLM07:2025 .*not assessed: of 4 trials none was/);
});

test('names of cases and runs do no harm in any format', async () => {
  for (const hostile of hostileTexts) {
    const coverage = await summariseCoverage(storeOf([[hostile, 0, 'leaked', ['LLM07:2025']]]), scope, [run(hostile)]);
    for (const name of ['text', 'markdown', 'html'] as const) {
      const text = coverageFormats[name](coverage, 100);
      expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\u202e\u2066]/u);
      if (name !== 'text')
        expect(text.replace(/<script>\(\(\)[\s\S]*<\/script>/, '')).not.toMatch(/<(?:script|svg onload|img|a href="j)/);
    }
  }
});
