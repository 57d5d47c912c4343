import type { CaseLabels } from '../store/store.js';

/**
 * The cluster of each case as a number, in order of position; a case without a cluster is one of its own.
 *
 * @param labels all labels of a set, in order of position.
 */
export function clusterNumbers(labels: readonly Pick<CaseLabels, 'cluster'>[]): Uint32Array {
  const numbers = new Map<string, number>();
  let next = 0;
  return Uint32Array.from(labels, ({ cluster }) => {
    const known = cluster === undefined ? undefined : numbers.get(cluster);
    if (known !== undefined) return known;
    if (cluster !== undefined) numbers.set(cluster, next);
    next += 1;
    return next - 1;
  });
}
