import {
  clusteredPairedDifference,
  seededRandom,
  type PairedClusterCount,
  type Random,
} from '@plimsoll/core/statistics';
import { holds, simulate, type Cell, type Effort } from './study.js';

const rates = [
  [0.02, 0.02],
  [0.05, 0.02],
  [0.02, 0.05],
  [0.1, 0.1],
  [0.1, 0.05],
  [0.3, 0.3],
  [0.3, 0.2],
  [0.5, 0.5],
] as const;

/** How two runs on the same clusters are thought to turn out. */
export interface PairModel {
  readonly clusters: number;
  readonly size: number;
  readonly before: number;
  readonly now: number;
  /** Intraclass correlation, within each run. */
  readonly correlation: number;
  /** Share of trials that both runs decide by the same draw. */
  readonly alike: number;
}

/** Two runs on the same clustered cases. */
export function clusterPairCoverage(effort: Effort): Cell[] {
  const cells: Cell[] = [];
  for (const clusters of [10, 20, 30, 50, 100, 300]) {
    effort.progress(`clusteredPairedDifference, ${String(clusters)} clusters`);
    for (const size of [3, 10]) {
      for (const [before, now] of rates) {
        for (const correlation of [0, 0.2, 0.6]) {
          for (const alike of [0, 0.5, 0.9]) {
            const model = { clusters, size, before, now, correlation, alike };
            const cell = `${String(clusters)} clusters of ${String(size)}, ${String(before)} to ${String(now)}, correlation ${String(correlation)}, alike ${String(alike)}`;
            const draws = (stream: string) => {
              const random = seededRandom(`${cell} ${stream}`);
              return () => [holds(clusteredPairedDifference(drawPairs(model, random)), now - before)];
            };
            const { coverage, repeats } = simulate(draws, 1, effort, { first: 250, closer: 8000, below: 0.945 });
            cells.push({
              study: 'clustered pairs',
              cell,
              method: 'clusteredPairedDifference',
              role: 'default',
              coverage: coverage[0] ?? 0,
              repeats,
            });
          }
        }
      }
    }
  }
  return cells;
}

/** One sample: Pólya's urn in each cluster and run, the two sharing draws. */
export function drawPairs(model: PairModel, random: Random): PairedClusterCount[] {
  const { clusters, size, before, now, correlation, alike } = model;
  const strength = correlation === 0 ? 1e15 : 1 / correlation - 1;
  const counts = new Map<
    number,
    { n: number; baselineFailures: number; candidateFailures: number; clusters: number }
  >();
  for (let cluster = 0; cluster < clusters; cluster++) {
    let [baselineFailures, candidateFailures] = [0, 0];
    for (let i = 0; i < size; i++) {
      const first = random.next();
      const second = random.next() < alike ? first : random.next();
      const failsBefore = first < (before * strength + baselineFailures) / (strength + i);
      const failsNow = second < (now * strength + candidateFailures) / (strength + i);
      if (failsBefore) baselineFailures += 1;
      if (failsNow) candidateFailures += 1;
    }
    const key = baselineFailures * 4096 + candidateFailures;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { n: size, baselineFailures, candidateFailures, clusters: 1 });
    else known.clusters += 1;
  }
  return [...counts.values()];
}
