import { seededRandom, shuffle } from '@plimsoll/core/statistics';
import type { TrialNumbering } from './trial-order.js';

/**
 * The place numbers of all trials of the chosen cases, cluster by cluster in a seeded order, so that whole clusters
 * finish one after the other. The order depends on nothing but the seed and the chosen cases.
 *
 * @param clusters the cluster's number for each position of the set.
 */
export function clusterOrder(
  positions: Uint32Array,
  clusters: ArrayLike<number>,
  numbering: TrialNumbering,
  seed: number,
  limit: number | undefined,
): Uint32Array {
  const perCase = numbering.attacks * numbering.repeats;
  const byCluster = new Map<number, number[]>();
  for (const position of positions) {
    const cluster = clusters[position] as number;
    const known = byCluster.get(cluster);
    if (known === undefined) byCluster.set(cluster, [position]);
    else known.push(position);
  }
  const random = seededRandom(`${String(seed)}/cluster-order`);
  const order = new Uint32Array(positions.length * perCase);
  let at = 0;
  for (const cluster of shuffle(random, [...byCluster.values()])) {
    for (const position of cluster) {
      for (let index = 0; index < perCase; index += 1) order[at + index] = position * perCase + index;
      at += perCase;
    }
  }
  return limit === undefined || limit >= order.length ? order : order.slice(0, limit);
}
