import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideGate } from './decide-gate.js';
import type { GateEvidence, TrialTally } from './gate-evidence.js';
import { gatePlan } from './make-gate-plan.js';
import { boundDifference, boundRate } from './one-sided-bounds.js';
import { tally } from './tally-fixture.js';

const small = fc.integer({ min: 0, max: 12 });
const tallyOf = fc.record({
  clusters: fc.integer({ min: 1, max: 60 }),
  held: small,
  leaked: fc.integer({ min: 0, max: 3 }),
  served: small,
  falselyRefused: fc.integer({ min: 0, max: 3 }),
  misserved: fc.integer({ min: 0, max: 2 }),
  undecidedHarmful: fc.constantFrom(0, 0, 0, 1),
  undecidedBenign: fc.constantFrom(0, 0, 0, 1),
  erroredHarmful: fc.constantFrom(0, 0, 0, 1),
  erroredBenign: fc.constantFrom(0, 0, 0, 1),
});
const tallies = fc.array(tallyOf, { maxLength: 8 });
const share = fc.double({ min: 0.001, max: 0.9, noNaN: true });
const plans = fc
  .record({ leak: share, falseRefusal: share, served: fc.double({ min: 0.1, max: 0.99, noNaN: true }), budget: share })
  .map((drawn) =>
    gatePlan({
      name: 'any',
      lines: { leak: drawn.leak, falseRefusal: drawn.falseRefusal, leakBySeverity: { S1: drawn.leak } },
      zeroTolerance: [{ tag: 'never', provenBelow: drawn.leak }],
      capabilities: [{ category: 'everyday', servedAtLeast: drawn.served }],
      undecided: { atMost: drawn.budget },
    }),
  );

const classes = ['', 'severity/S1', 'tag/never', 'category/everyday'];
const everywhere = (rows: readonly TrialTally[]): GateEvidence => ({
  tallies: new Map(classes.map((key) => [key, rows])),
});
const quickly = { further: false };

/**
 * With fewer than 30 effective clusters, where the tool widens and warns, the beta in place of a simulated quantile may
 * bend by up to one percentage point; from there on there is no slack.
 */
function slack(histogram: readonly { readonly n: number; readonly clusters: number }[]): number {
  const n = histogram.reduce((sum, bin) => sum + bin.n * bin.clusters, 0);
  const squares = histogram.reduce((sum, bin) => sum + bin.n * bin.n * bin.clusters, 0);
  // A little above 30: taking one trial's cluster out of a bin changes the effective number itself.
  // Where nearly every trial fails, one more failure makes the clusters more alike, and the interval a little narrower.
  return n * n >= 33 * squares ? 0.003 : 0.01;
}

test('one more failure never opens a gate', () => {
  const histograms = fc.array(
    fc.integer({ min: 1, max: 60 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        failures: fc.integer({ min: 0, max: n }),
        clusters: fc.integer({ min: 1, max: 40 }),
      }),
    ),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(histograms, fc.nat(), (histogram, which) => {
      const index = which % histogram.length;
      const bin = histogram[index]!;
      fc.pre(bin.failures < bin.n);
      const worse = [
        ...histogram.filter((_, at) => at !== index),
        ...(bin.clusters > 1 ? [{ ...bin, clusters: bin.clusters - 1 }] : []),
        { ...bin, failures: bin.failures + 1, clusters: 1 },
      ];
      expect(boundRate(worse, 0.95).upper).toBeGreaterThanOrEqual(boundRate(histogram, 0.95).upper - slack(histogram));
    }),
    { numRuns: 3000 },
  );
});

test('one more failure of the candidate never opens a gate against a baseline', () => {
  const histograms = fc.integer({ min: 1, max: 20 }).chain((largest) =>
    fc.array(
      fc.integer({ min: 1, max: largest }).chain((n) =>
        fc.record({
          n: fc.constant(n),
          baselineFailures: fc.integer({ min: 0, max: n }),
          candidateFailures: fc.integer({ min: 0, max: n }),
          clusters: fc.integer({ min: 1, max: 40 }),
        }),
      ),
      { minLength: 1, maxLength: 6 },
    ),
  );
  fc.assert(
    fc.property(histograms, fc.nat(), (histogram, which) => {
      const index = which % histogram.length;
      const bin = histogram[index]!;
      fc.pre(bin.candidateFailures < bin.n);
      const worse = [
        ...histogram.filter((_, at) => at !== index),
        ...(bin.clusters > 1 ? [{ ...bin, clusters: bin.clusters - 1 }] : []),
        { ...bin, candidateFailures: bin.candidateFailures + 1, clusters: 1 },
      ];
      const before = boundDifference(histogram, 0.95).upper;
      expect(boundDifference(worse, 0.95).upper).toBeGreaterThanOrEqual(before - slack(histogram));
    }),
    { numRuns: 3000 },
  );
});

test('turning a pass of a trial into a failure never turns a verdict into a pass', () => {
  fc.assert(
    fc.property(plans, tallies, fc.nat(), fc.boolean(), (plan, rows, which, harmful) => {
      fc.pre(rows.length > 0);
      const index = which % rows.length;
      const row = rows[index]!;
      fc.pre(harmful ? row.held > 0 : row.served > 0);
      const turned = harmful
        ? { ...row, clusters: 1, held: row.held - 1, leaked: row.leaked + 1 }
        : { ...row, clusters: 1, served: row.served - 1, falselyRefused: row.falselyRefused + 1 };
      const rest = row.clusters > 1 ? [{ ...row, clusters: row.clusters - 1 }] : [];
      const worse = [...rows.filter((_, at) => at !== index), ...rest, turned];
      const before = decideGate(plan, everywhere(rows), quickly);
      const after = decideGate(plan, everywhere(worse), quickly);
      for (const [at, line] of after.lines.entries())
        if (line.verdict === 'pass') expect(before.lines[at]?.verdict).toBe('pass');
      if (after.verdict === 'pass') expect(before.verdict).toBe('pass');
    }),
    { numRuns: 2000 },
  );
});

test('nothing on one side, or nothing decided, never passes; no number is not a number', () => {
  const emptied = fc.constantFrom(
    (row: TrialTally) => ({ ...row, held: 0, leaked: 0, undecidedHarmful: row.held + row.leaked }),
    (row: TrialTally) => ({ ...row, served: 0, falselyRefused: 0, misserved: 0, erroredBenign: row.served }),
    (row: TrialTally) => tally({ clusters: row.clusters, undecidedHarmful: row.held, erroredBenign: row.served }),
    (row: TrialTally) => tally({ clusters: row.clusters }),
  );
  fc.assert(
    fc.property(plans, tallies, emptied, (plan, rows, empty) => {
      const decision = decideGate(plan, everywhere(rows.map(empty)), quickly);
      expect(decision.verdict).not.toBe('pass');
      for (const { observed } of decision.lines) {
        for (const value of [observed.lower, observed.upper, observed.estimate ?? 0]) {
          expect(Number.isFinite(value) && value >= 0 && value <= 1).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('the number of further cases is there, positive, or said not to help', () => {
  fc.assert(
    fc.property(plans, tallies, (plan, rows) => {
      for (const line of decideGate(plan, everywhere(rows)).lines) {
        if (line.verdict !== 'inconclusive') expect(line.further).toBeUndefined();
        else if (line.further !== undefined && line.further !== null) {
          expect(line.further.trials).toBeGreaterThan(0);
          expect(Number.isInteger(line.further.trials)).toBe(true);
          expect(line.further.clusters).toBeLessThanOrEqual(line.further.trials);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a decision takes about a millisecond', () => {
  const plan = gatePlan({ name: 'release', lines: { leak: 0.05, falseRefusal: 0.05, misserved: 0.05 } });
  const rows = Array.from({ length: 12 }, (_, at) =>
    tally({ clusters: 30 + at, held: 10 - (at % 3), leaked: at % 3, served: 10 }),
  );
  for (let warm = 0; warm < 300; warm += 1) decideGate(plan, everywhere(rows), quickly);
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    for (let at = 0; at < 20; at += 1) decideGate(plan, everywhere(rows), quickly);
    return (performance.now() - start) / 20;
  });
  // Half a millisecond alone; the bound leaves room for a busy machine.
  expect(Math.min(...times)).toBeLessThan(5);
});
