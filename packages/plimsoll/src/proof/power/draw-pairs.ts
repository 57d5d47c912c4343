import type { PairedClusterCount, Random } from '@plimsoll/core/statistics';
import type { ClusterShape } from './cluster-shape.js';
import { clusterDrawer } from './draw-clusters.js';
import { clusterTable, drawCount, type Cumulative } from './draw-counts.js';

/** How pairs of two runs are thought to turn out. */
export interface PairModel {
  readonly shape: ClusterShape;
  /** Share of pairs that fail in one run only, in (0, 1]. */
  readonly discordance: number;
  /** Candidate minus baseline; its size is at most `discordance`. */
  readonly difference: number;
  /** Intraclass correlation, in [0, 1], of failing in one run only, in the other only, or in neither or both. */
  readonly correlation: number;
}

/**
 * Draws one imagined comparison after the other: Dirichlet-multinomial clusters, as how many pairs are discordant and then
 * which way they go. The few discordant pairs of a cluster mostly go one way.
 *
 * Source: J. E. Mosimann, Biometrika 49 (1962) 65–82.
 */
export function pairDrawer(model: PairModel, random: Random): () => PairedClusterCount[] {
  const { shape, discordance, difference, correlation } = model;
  const drawDiscordant = clusterDrawer({ shape, rate: discordance, correlation }, random);
  const worseShare = (discordance + difference) / 2 / discordance;
  const directionCorrelation = correlation === 0 ? 0 : 1 / (1 + discordance * (1 / correlation - 1));
  const directions = new Map<number, Cumulative>();
  const worseOf = (discordant: number): number => {
    let table = directions.get(discordant);
    if (table === undefined) {
      table = clusterTable(discordant, worseShare, directionCorrelation);
      directions.set(discordant, table);
    }
    return drawCount(table, random);
  };
  return () => {
    const counts = new Map<
      string,
      { n: number; baselineFailures: number; candidateFailures: number; clusters: number }
    >();
    const add = (n: number, better: number, worse: number, clusters: number): void => {
      const key = `${String(n)} ${String(better)} ${String(worse)}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { n, baselineFailures: better, candidateFailures: worse, clusters });
      else known.clusters += clusters;
    };
    for (const { n, failures: discordant, clusters } of drawDiscordant()) {
      if (discordant === 0) add(n, 0, 0, clusters);
      else
        for (let i = 0; i < clusters; i++) {
          const worse = worseOf(discordant);
          add(n, discordant - worse, worse, 1);
        }
    }
    return [...counts.values()];
  };
}
