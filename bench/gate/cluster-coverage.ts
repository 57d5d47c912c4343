import { clusterBootstrap, clusteredRate, seededRandom } from '@plimsoll/core/statistics';
import { clusterLaw, drawClusters } from './draw.js';
import { holds, simulate, type Cell, type Effort } from './study.js';

const rates = [0.01, 0.05, 0.1, 0.3, 0.5];

/** One rate, clustered trials: the product's default interval. */
export function clusterCoverage(effort: Effort): Cell[] {
  const cells: Cell[] = [];
  for (const clusters of [10, 20, 30, 50, 100, 300]) {
    effort.progress(`clusteredRate, ${String(clusters)} clusters`);
    for (const size of [3, 10]) {
      for (const rate of rates) {
        for (const correlation of [0, 0.1, 0.3, 0.6]) {
          for (const kind of correlation === 0 ? (['beta'] as const) : (['beta', 'two-valued'] as const)) {
            for (const unequal of [false, true]) {
              const cell = `${String(clusters)} clusters of ${unequal ? '1–' : ''}${String(unequal ? 2 * size - 1 : size)}, rate ${String(rate)}, correlation ${String(correlation)} ${kind}`;
              const law = clusterLaw(rate, correlation, kind);
              const draws = (stream: string) => {
                const random = seededRandom(`${cell} ${stream}`);
                return () => [holds(clusteredRate(drawClusters({ clusters, size, unequal }, law, random)), rate)];
              };
              const { coverage, repeats } = simulate(draws, 1, effort, { first: 800, closer: 12_000, below: 0.948 });
              cells.push({
                study: 'clusters',
                cell,
                method: 'clusteredRate',
                role: 'default',
                coverage: coverage[0] ?? 0,
                repeats,
              });
            }
          }
        }
      }
    }
  }
  return cells;
}

/** The bootstrap of clusters, which costs hundreds of times as much. */
export function bootstrapCoverage(effort: Effort): Cell[] {
  const cells: Cell[] = [];
  for (const clusters of [30, 100, 300]) {
    effort.progress(`clusterBootstrap, ${String(clusters)} clusters`);
    for (const size of [3, 10]) {
      for (const rate of rates) {
        for (const correlation of [0, 0.1, 0.3]) {
          const cell = `${String(clusters)} clusters of ${String(size)}, rate ${String(rate)}, correlation ${String(correlation)}`;
          const law = clusterLaw(rate, correlation, 'beta');
          const draws = (stream: string) => {
            const random = seededRandom(`bootstrap ${cell} ${stream}`);
            return () => {
              const histogram = drawClusters({ clusters, size, unequal: false }, law, random);
              return [holds(clusterBootstrap(histogram, { random, resamples: 400 }), rate)];
            };
          };
          const { coverage, repeats } = simulate(draws, 1, effort, { first: 250, closer: 250, below: 0 });
          cells.push({
            study: 'bootstrap',
            cell,
            method: 'clusterBootstrap',
            role: 'approximate',
            coverage: coverage[0] ?? 0,
            repeats,
          });
        }
      }
    }
  }
  return cells;
}
