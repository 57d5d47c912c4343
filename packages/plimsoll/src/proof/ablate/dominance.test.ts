import { expect, test } from 'vitest';
import type { ArrangementSummary, RateSummary } from '@plimsoll/core';
import { withDominance } from './dominance.js';

function rate(failures: number): RateSummary {
  const n = 100;
  return {
    failures,
    n,
    clusters: n,
    rate: failures / n,
    lower: 0,
    upper: 1,
    level: 0.95,
    method: 'x',
    standing: 'no-line',
  };
}

type Figures = readonly [leak: number, refusal: number, misserved: number, milliseconds: number | null, money?: number];

function arrangement(name: string, [leak, refusal, misserved, p50, money]: Figures): ArrangementSummary {
  return {
    name,
    controls: [],
    run: { id: name, name, planned: 100, finished: 100, fromCache: 0 },
    rates: {
      leak: rate(leak),
      falseRefusal: rate(refusal),
      misserved: rate(misserved),
      undecided: rate(0),
      errored: rate(0),
    },
    heldBy: {},
    latency: p50 === null ? null : { p50, margin: 4, p95: p50 },
    tokens: { input: 1000, output: 1000 },
    ...(money === undefined ? {} : { cost: { microUnits: money, currency: 'EUR' } }),
  };
}

const dominators = (...list: readonly (readonly [string, Figures])[]): Record<string, string | undefined> =>
  Object.fromEntries(
    withDominance(list.map(([name, figures]) => arrangement(name, figures))).map((one) => [one.name, one.dominatedBy]),
  );

test('better in one and worse in nothing dominates; alike or mixed does not', () => {
  expect(dominators(['a', [10, 5, 5, 100]], ['b', [20, 5, 5, 100]])).toEqual({ a: undefined, b: 'a' });
  expect(dominators(['a', [10, 5, 5, 100]], ['b', [10, 5, 5, 100]])).toEqual({ a: undefined, b: undefined });
  expect(dominators(['a', [10, 6, 5, 100]], ['b', [20, 5, 5, 100]])).toEqual({ a: undefined, b: undefined });
  expect(dominators(['a', [10, 5, 6, 100]], ['b', [20, 5, 5, 100]])).toEqual({ a: undefined, b: undefined });
});

test('medians within their margins are alike, those not measured are not compared', () => {
  expect(dominators(['a', [10, 5, 5, 104]], ['b', [20, 5, 5, 100]])).toEqual({ a: undefined, b: 'a' });
  expect(dominators(['a', [10, 5, 5, 110]], ['b', [20, 5, 5, 100]])).toEqual({ a: undefined, b: undefined });
  expect(dominators(['a', [10, 5, 5, null]], ['b', [20, 5, 5, 100]])).toEqual({ a: undefined, b: 'a' });
});

test('money counts where both are priced, tokens where one is not', () => {
  expect(dominators(['a', [10, 5, 5, 100, 900]], ['b', [20, 5, 5, 100, 800]])).toEqual({ a: undefined, b: undefined });
  expect(dominators(['a', [10, 5, 5, 100, 900]], ['b', [20, 5, 5, 100]])).toEqual({ a: undefined, b: 'a' });
});

test('of several that dominate, one is named that nothing dominates', () => {
  expect(dominators(['worst', [30, 5, 5, 100]], ['middle', [20, 5, 5, 100]], ['best', [10, 5, 5, 100]])).toEqual({
    worst: 'best',
    middle: 'best',
    best: undefined,
  });
});
