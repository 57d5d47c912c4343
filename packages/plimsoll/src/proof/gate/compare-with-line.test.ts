import { expect, test } from 'vitest';
import { compareWithLine } from './compare-with-line.js';

const seen = {
  failures: 1,
  n: 100,
  clusters: 100,
  estimate: 0.01,
  lower: 0.001,
  upper: 0.04,
  method: 'clopper-pearson',
};

test.each([
  [{}, 0.05, 'pass', 'shown'],
  // On the line is kept; what differs in the last bits lies on it.
  [{}, 0.04, 'pass', 'shown'],
  [{ upper: 0.05 + 1e-13 }, 0.05, 'pass', 'shown'],
  [{ upper: 0.05 + 1e-12 }, 0.05, 'pass', 'shown'],
  [{ upper: 0.05 + 1e-10 }, 0.05, 'inconclusive', 'too-few'],
  [{ lower: 0.06, estimate: 0.08, upper: 0.1 }, 0.05, 'fail', 'crossed'],
  [{ lower: 0.05, estimate: 0.08, upper: 0.1 }, 0.05, 'inconclusive', 'rate-over-line'],
  [{ lower: 0.05 + 1e-13, estimate: 0.08, upper: 0.1 }, 0.05, 'inconclusive', 'rate-over-line'],
  [{ lower: 0.05 + 1e-12, estimate: 0.08, upper: 0.1 }, 0.05, 'inconclusive', 'rate-over-line'],
  [{ estimate: 0.03 }, 0.03, 'inconclusive', 'rate-over-line'],
  [{ clusters: 1, upper: 0.001 }, 0.05, 'inconclusive', 'one-cluster'],
  [{ clusters: 2, upper: 0.001 }, 0.05, 'pass', 'shown'],
  [{ n: 0, upper: 0.001 }, 0.05, 'inconclusive', 'not-assessed'],
  [{ estimate: null, upper: 0.001 }, 0.05, 'inconclusive', 'not-assessed'],
] as const)('%o against %d: %s, %s', (more, line, verdict, reason) => {
  expect(compareWithLine({ ...seen, ...more }, line)).toEqual({ verdict, reason });
});
