import { calibrateQuestion, correctRate } from 'plimsoll';
import {
  clusteredRate,
  clusterHistogram,
  predictionPoweredRate,
  roganGladen,
  seededRandom,
} from '@plimsoll/core/statistics';
import { binomialTable, drawFrom } from './draw.js';
import { holds, simulate, type Cell, type Effort } from './study.js';

/** Sensitivity and specificity. */
const judges = [
  [0.95, 0.99],
  [0.9, 0.97],
  [0.8, 0.9],
  [0.7, 0.7],
] as const;
const rates = [0.02, 0.05, 0.1, 0.3, 0.5];

/** Independent trials and a judge whose errors were measured on labels. */
export function judgeCoverage(effort: Effort): Cell[] {
  effort.progress('roganGladen');
  const cells: Cell[] = [];
  for (const n of [100, 300, 1000]) {
    for (const rate of rates) {
      for (const [sensitivity, specificity] of judges) {
        for (const [failing, passing] of [
          [50, 100],
          [200, 200],
          [100, 300],
        ] as const) {
          const cell = `n ${String(n)}, rate ${String(rate)}, judge ${String(sensitivity)}/${String(specificity)}, labels ${String(failing)}/${String(passing)}`;
          const flagged = binomialTable(n, sensitivity * rate + (1 - specificity) * (1 - rate));
          const caught = binomialTable(failing, sensitivity);
          const alarms = binomialTable(passing, 1 - specificity);
          const draws = (stream: string) => {
            const random = seededRandom(`${cell} ${stream}`);
            return () => {
              const calibration = {
                trueFailures: { flagged: drawFrom(caught, random), n: failing },
                truePasses: { flagged: drawFrom(alarms, random), n: passing },
              };
              // Where it refuses, its interval is [0, 1].
              return [holds(roganGladen({ flagged: drawFrom(flagged, random), n }, calibration), rate)];
            };
          };
          const { coverage, repeats } = simulate(draws, 1, effort, { first: 3000, closer: 3000, below: 0 });
          const known = { study: 'judge', cell, repeats, coverage: coverage[0] ?? 0 };
          cells.push({ ...known, method: 'roganGladen', role: 'approximate' });
        }
      }
    }
  }
  return cells;
}

/** Labels that are a random part of the same traffic. */
export function predictionCoverage(effort: Effort): Cell[] {
  effort.progress('predictionPoweredRate');
  const cells: Cell[] = [];
  for (const labelled of [100, 300, 1000]) {
    for (const n of [1000, 10_000]) {
      for (const rate of rates) {
        for (const [sensitivity, specificity] of [...judges, [0.5, 0.5] as const]) {
          const cell = `${String(labelled)} labels, n ${String(n)}, rate ${String(rate)}, judge ${String(sensitivity)}/${String(specificity)}`;
          const failed = binomialTable(labelled, rate);
          const flagged = binomialTable(n, sensitivity * rate + (1 - specificity) * (1 - rate));
          const tables = new Map<number, readonly number[]>();
          const table = (count: number, share: number): readonly number[] => {
            const known = tables.get(count + share) ?? binomialTable(count, share);
            tables.set(count + share, known);
            return known;
          };
          const draws = (stream: string) => {
            const random = seededRandom(`${cell} ${stream}`);
            return () => {
              const failing = drawFrom(failed, random);
              const caught = drawFrom(table(failing, sensitivity), random);
              const falseAlarms = drawFrom(table(labelled - failing, 1 - specificity), random);
              const counts = {
                caught,
                missed: failing - caught,
                falseAlarms,
                cleared: labelled - failing - falseAlarms,
              };
              const unlabelled = { flagged: drawFrom(flagged, random), n };
              return [holds(predictionPoweredRate({ labelled: counts, unlabelled }), rate)];
            };
          };
          const { coverage, repeats } = simulate(draws, 1, effort, { first: 3000, closer: 3000, below: 0 });
          const known = { study: 'prediction-powered', cell, repeats, coverage: coverage[0] ?? 0 };
          cells.push({ ...known, method: 'predictionPoweredRate', role: 'approximate' });
        }
      }
    }
  }
  return cells;
}

/** What the product shows beside a raw rate: clustered trials, a judge, and labels of its own. */
export function correctedCoverage(effort: Effort): Cell[] {
  effort.progress('corrected rates');
  const cells: Cell[] = [];
  for (const [clusters, size, correlation] of [
    [300, 1, 0],
    [1000, 1, 0],
    [30, 10, 0.3],
    [100, 5, 0.3],
    [300, 3, 0.1],
  ] as const) {
    for (const rate of [0.01, 0.05, 0.1, 0.3]) {
      for (const [sensitivity, specificity] of [[1, 1] as const, ...judges]) {
        for (const [failing, passing] of [
          [30, 30],
          [60, 120],
          [200, 200],
        ] as const) {
          const cell = `${String(clusters)} clusters of ${String(size)}, correlation ${String(correlation)}, rate ${String(rate)}, judge ${String(sensitivity)}/${String(specificity)}, labels ${String(failing)}/${String(passing)}`;
          const strength = correlation === 0 ? 1e15 : 1 / correlation - 1;
          const draws = (stream: string) => {
            const random = seededRandom(`${cell} ${stream}`);
            const count = (n: number, share: number): number => {
              let hits = 0;
              for (let i = 0; i < n; i++) if (random.next() < share) hits += 1;
              return hits;
            };
            return () => {
              const drawn = Array.from({ length: clusters }, () => {
                let [failures, flagged] = [0, 0];
                for (let i = 0; i < size; i++) {
                  const fails = random.next() < (rate * strength + failures) / (strength + i);
                  if (fails) failures += 1;
                  if (random.next() < (fails ? sensitivity : 1 - specificity)) flagged += 1;
                }
                return { n: size, failures: flagged };
              });
              const raw = clusteredRate(clusterHistogram(drawn));
              const calibration = calibrationOf(
                count(failing, sensitivity),
                failing,
                count(passing, 1 - specificity),
                passing,
              );
              const corrected = correctRate({ ...raw, rate: raw.rate ?? 0 }, calibration);
              // Where it refuses it claims nothing.
              return [corrected === undefined || holds(corrected, rate)];
            };
          };
          const { coverage, repeats } = simulate(draws, 1, effort, { first: 400, closer: 6000, below: 0.95 });
          const known = { study: 'corrected', cell, repeats, coverage: coverage[0] ?? 0 };
          cells.push({ ...known, method: 'correctedRate', role: 'default' });
        }
      }
    }
  }
  return cells;
}

const calibrations = new Map<string, ReturnType<typeof calibrateQuestion>>();

function calibrationOf(caught: number, failing: number, alarms: number, passing: number) {
  const key = [caught, failing, alarms, passing].join(' ');
  let known = calibrations.get(key);
  if (known === undefined) {
    const grades = [
      ...Array.from({ length: failing }, (_, i) => ({ flagged: i < caught, failed: true })),
      ...Array.from({ length: passing }, (_, i) => ({ flagged: i < alarms, failed: false })),
    ].map((grade, index) => ({ ...grade, cluster: String(index), stratum: '' }));
    known = calibrateQuestion('leak', grades, { design: 'simple', level: 0.95 });
    calibrations.set(key, known);
  }
  return known;
}
