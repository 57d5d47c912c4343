import { intraclassCorrelation } from '@plimsoll/core/statistics';
import { expect, test } from 'vitest';
import { plannedCorrelation } from './planned-correlation.js';
import type { Sample } from './sample-source.js';

const planned = (observed: Sample['observed']): number =>
  plannedCorrelation(observed ?? [], { observed } as Sample, {} as Parameters<typeof plannedCorrelation>[2]).value;

test('clusters that stand or fall as a whole are worth one trial each', () => {
  const observed = [
    { n: 4, failures: 0, clusters: 50 },
    { n: 4, failures: 4, clusters: 50 },
  ];
  expect(planned(observed)).toBe(1);
});

test('failures in large clusters only are planned for, though within clusters nothing seems to hang together', () => {
  const observed = [
    { n: 1, failures: 0, clusters: 40 },
    { n: 6, failures: 3, clusters: 4 },
  ];
  expect(intraclassCorrelation(observed)).toBeLessThan(0);
  expect(planned(observed)).toBeGreaterThan(0.1);
});
