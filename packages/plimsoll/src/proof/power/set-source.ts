import type { Case, TrialClass } from '@plimsoll/core';
import type { Sample, SampleSource } from './sample-source.js';

type CaseOfPlan = Pick<Case, 'side' | 'cluster' | 'severity' | 'category' | 'tags'>;

/** A golden set as a source: every case one trial, sent once as it is. */
export async function setSource(name: string, batches: AsyncIterable<readonly Case[]>): Promise<SampleSource> {
  const cases: CaseOfPlan[] = [];
  for await (const batch of batches) {
    for (const { side, cluster, severity, category, tags } of batch)
      cases.push({ side, cluster, severity, category, tags });
  }
  return {
    kind: 'set',
    name,
    sample(measure, trialClass) {
      if (trialClass?.by === 'attack') return Promise.resolve(undefined);
      const side = measure === 'leak' ? 'harmful' : 'benign';
      return Promise.resolve(shapeOf(cases.filter((one) => one.side === side && isOf(one, trialClass))));
    },
  };
}

function isOf(one: CaseOfPlan, trialClass: TrialClass | undefined): boolean {
  if (trialClass === undefined) return true;
  const { by, label } = trialClass;
  return by === 'tag' ? one.tags?.includes(label) === true : by !== 'attack' && one[by] === label;
}

function shapeOf(cases: readonly CaseOfPlan[]): Sample {
  const sizes = new Map<string, number>();
  let alone = 0;
  for (const { cluster } of cases) {
    if (cluster === undefined) alone += 1;
    else sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  }
  const clusters = new Map<number, number>(alone === 0 ? [] : [[1, alone]]);
  for (const n of sizes.values()) clusters.set(n, (clusters.get(n) ?? 0) + 1);
  return { shape: [...clusters].sort(([a], [b]) => a - b).map(([n, number]) => ({ n, clusters: number })) };
}
