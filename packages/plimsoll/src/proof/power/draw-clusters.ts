import type { ClusterCount, Random } from '@plimsoll/core/statistics';
import type { ClusterShape } from './cluster-shape.js';
import { binomialTable, clusterTable, drawCount } from './draw-counts.js';

/** How trials are thought to fail. */
export interface FailureModel {
  readonly shape: ClusterShape;
  /** Of failing, in [0, 1]. */
  readonly rate: number;
  /** Intraclass correlation of failures, in [0, 1]. */
  readonly correlation: number;
}

/** Draws one imagined sample after the other. Work grows with the clusters that fail, not with all of them. */
export function clusterDrawer(model: FailureModel, random: Random): () => ClusterCount[] {
  const bins = model.shape.filter(({ n, clusters }) => n > 0 && clusters > 0);
  const laws = bins.map(({ n, clusters }) => {
    const table = clusterTable(n, model.rate, model.correlation);
    const clean = table[0] as number;
    const failing = clean < 1 ? table.slice(1).map((sum) => (sum - clean) / (1 - clean)) : [];
    return { n, clusters, failing, howMany: binomialTable(clusters, 1 - clean) };
  });
  return () =>
    laws.flatMap(({ n, clusters, failing, howMany }) => {
      const fail = failing.length === 0 ? 0 : drawCount(howMany, random);
      const counts = new Map<number, number>();
      for (let i = 0; i < fail; i++) {
        const failures = 1 + drawCount(failing, random);
        counts.set(failures, (counts.get(failures) ?? 0) + 1);
      }
      if (fail < clusters) counts.set(0, clusters - fail);
      return [...counts].map(([failures, number]) => ({ n, failures, clusters: number }));
    });
}
