import {
  clusteredPairedDifference,
  newcombePaired,
  seededRandom,
  tango,
  type PairedClusterCount,
} from '@plimsoll/core/statistics';
import { binomialTable, drawFrom, support } from './draw.js';
import { holds, simulate, type Cell, type Effort } from './study.js';

const rates = [0.02, 0.05, 0.1, 0.3, 0.5];
const alike = [0, 0.3, 0.6];

/** Two runs on the same independent cases. What only looks at discordant pairs is counted exactly. */
export function pairedCoverage(effort: Effort): Cell[] {
  const cells: Cell[] = [];
  for (const n of [50, 200, 1000]) {
    effort.progress(`pairs, n ${String(n)}`);
    for (const before of rates) {
      for (const now of rates) {
        for (const correlation of alike) {
          const chances = pairChances(before, now, correlation);
          if (chances === undefined) continue;
          const cell = `n ${String(n)}, ${String(before)} to ${String(now)}, correlation ${String(correlation)}`;
          cells.push(
            ...discordantCells(n, chances, now - before, cell),
            newcombeCell(n, chances, now - before, cell, effort),
          );
        }
      }
    }
  }
  return cells;
}

interface PairChances {
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyNow: number;
}

/** Undefined when two such rates cannot be so correlated. */
function pairChances(before: number, now: number, correlation: number): PairChances | undefined {
  const both = before * now + correlation * Math.sqrt(before * (1 - before) * now * (1 - now));
  return both > Math.min(before, now) ? undefined : { both, onlyBefore: before - both, onlyNow: now - both };
}

function discordantCells(n: number, { onlyBefore, onlyNow }: PairChances, truth: number, cell: string): Cell[] {
  let [total, byTango, byDefault] = [0, 0, 0];
  const better = support(n, onlyBefore, 1e-4);
  better.chances.forEach((chance, i) => {
    const onlyBaselineFails = better.first + i;
    const worse = support(n - onlyBaselineFails, onlyNow / (1 - onlyBefore), 1e-4);
    worse.chances.forEach((other, k) => {
      const onlyCandidateFails = worse.first + k;
      const neitherFails = n - onlyBaselineFails - onlyCandidateFails;
      const histogram: PairedClusterCount[] = [
        { n: 1, baselineFailures: 1, candidateFailures: 0, clusters: onlyBaselineFails },
        { n: 1, baselineFailures: 0, candidateFailures: 1, clusters: onlyCandidateFails },
        { n: 1, baselineFailures: 0, candidateFailures: 0, clusters: neitherFails },
      ];
      const both = chance * other;
      total += both;
      if (holds(tango({ bothFail: 0, onlyBaselineFails, onlyCandidateFails, neitherFails }), truth)) byTango += both;
      if (holds(clusteredPairedDifference(histogram), truth)) byDefault += both;
    });
  });
  return [
    { study: 'pairs', cell, method: 'tango', role: 'approximate', coverage: byTango / total },
    { study: 'pairs', cell, method: 'clusteredPairedDifference', role: 'default', coverage: byDefault / total },
  ];
}

function newcombeCell(n: number, chances: PairChances, truth: number, cell: string, effort: Effort): Cell {
  const { both, onlyBefore, onlyNow } = chances;
  const discordant = binomialTable(n, onlyBefore + onlyNow);
  const tables = new Map<string, readonly number[]>();
  const table = (count: number, rate: number): readonly number[] => {
    const key = `${String(count)} ${String(rate)}`;
    const known = tables.get(key) ?? binomialTable(count, rate);
    tables.set(key, known);
    return known;
  };
  const draws = (stream: string) => {
    const random = seededRandom(`${cell} ${stream}`);
    return () => {
      const turned = drawFrom(discordant, random);
      const onlyBaselineFails = drawFrom(table(turned, onlyBefore / (onlyBefore + onlyNow)), random);
      const bothFail = drawFrom(table(n - turned, both / (1 - onlyBefore - onlyNow)), random);
      const neitherFails = n - turned - bothFail;
      const counts = { bothFail, onlyBaselineFails, onlyCandidateFails: turned - onlyBaselineFails, neitherFails };
      return [holds(newcombePaired(counts), truth)];
    };
  };
  const { coverage, repeats } = simulate(draws, 1, effort, { first: 4000, closer: 4000, below: 0 });
  return { study: 'pairs', cell, method: 'newcombePaired', role: 'approximate', coverage: coverage[0] ?? 0, repeats };
}
