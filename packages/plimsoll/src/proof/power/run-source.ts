import type { ClusterCount } from '@plimsoll/core/statistics';
import type { RunRecord, Store } from '../../store/store.js';
import { countMeasure } from '../gate/gate-evidence.js';
import type { ClusterShape } from './cluster-shape.js';
import type { SampleSource } from './sample-source.js';

/** A stored run as a source: its decided trials, and how they failed. */
export function runSource(store: Store, run: RunRecord): SampleSource {
  return {
    kind: 'run',
    name: run.name,
    async sample(measure, trialClass) {
      if (trialClass?.by === 'tag') return undefined;
      const tallies = await store.runs.tallies(run.runNo, trialClass?.by ?? 'all');
      const { decided } = countMeasure(
        tallies.filter(({ slice }) => slice === (trialClass?.label ?? '')),
        measure,
      );
      return { shape: shapeOf(decided), observed: decided };
    },
  };
}

function shapeOf(observed: readonly ClusterCount[]): ClusterShape {
  const sizes = new Map<number, number>();
  for (const { n, clusters } of observed) sizes.set(n, (sizes.get(n) ?? 0) + clusters);
  return [...sizes].sort(([a], [b]) => a - b).map(([n, clusters]) => ({ n, clusters }));
}
