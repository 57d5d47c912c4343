import type { Outcome, PartialRule, Side, TrialClass } from '@plimsoll/core';
import { clusterNumbers } from '../../runs/cluster-numbers.js';
import { trialPlace } from '../../runs/trial-order.js';
import { attackLabels } from '../../store/attack-label.js';
import type { CaseLabels } from '../../store/store.js';
import { outcomeAt, type RunSide } from '../compare/run-side.js';
import type { TrialTally } from './gate-evidence.js';
import { classKey } from './gate-plan.js';

/** Whether a trial is of a class, by the labels of its case and the label of its attack. */
export function isOfClass({ by, label }: TrialClass, labels: CaseLabels, attack: string): boolean {
  switch (by) {
    case 'severity':
      return labels.severity === label;
    case 'category':
      return labels.category === label;
    case 'tag':
      return labels.tags.includes(label);
    case 'attack':
      return attack === label;
  }
}

type Counter = Exclude<keyof TrialTally, 'clusters'>;

/** Where an outcome of a side is counted. */
export function counterOf(outcome: Outcome, side: Side): Counter {
  switch (outcome) {
    case 'held':
    case 'leaked':
    case 'served':
    case 'misserved':
      return outcome;
    case 'falsely-refused':
      return 'falselyRefused';
    case 'undecided':
      return side === 'harmful' ? 'undecidedHarmful' : 'undecidedBenign';
    case 'errored':
      return side === 'harmful' ? 'erroredHarmful' : 'erroredBenign';
  }
}

/** What a cluster did, still being counted. */
export type OpenTally = { -readonly [Key in keyof TrialTally]: TrialTally[Key] };

/** A cluster of which nothing is known yet. */
export function emptyTally(): OpenTally {
  return {
    clusters: 1,
    held: 0,
    leaked: 0,
    served: 0,
    falselyRefused: 0,
    misserved: 0,
    undecidedHarmful: 0,
    undecidedBenign: 0,
    erroredHarmful: 0,
    erroredBenign: 0,
  };
}

/**
 * What each cluster did in the whole run and in each class, by `classKey`.
 *
 * @param rule the partial rule to count under, whichever the run was decided under.
 */
export function tallyClasses(
  side: RunSide,
  classes: readonly TrialClass[],
  rule: PartialRule,
): ReadonlyMap<string, readonly TrialTally[]> {
  const attacks = attackLabels(side.run.manifest.attacks);
  const clusters = clusterNumbers(side.labels);
  const which = rule === side.run.manifest.partialRule ? 'own' : 'other';
  const groups = [undefined, ...classes].map((trialClass) => ({
    key: classKey(trialClass),
    trialClass,
    byCluster: new Map<number, OpenTally>(),
  }));
  for (let place = 0; place < side.outcome.length; place += 1) {
    if (side.outcome[place] === 0) continue;
    const { position, attack } = trialPlace(side.numbering, place);
    const labels = side.labels[position] as CaseLabels;
    const counter = counterOf(outcomeAt(side, place, which), labels.side);
    const cluster = clusters[position] as number;
    for (const { trialClass, byCluster } of groups) {
      if (trialClass !== undefined && !isOfClass(trialClass, labels, attacks[attack] ?? '')) continue;
      const known = byCluster.get(cluster) ?? emptyTally();
      known[counter] += 1;
      byCluster.set(cluster, known);
    }
  }
  return new Map(groups.map(({ key, byCluster }) => [key, merge(byCluster.values())]));
}

/** Clusters that did the same become one row: bounds take time by the row. */
function merge(tallies: Iterable<OpenTally>): TrialTally[] {
  const rows = new Map<string, OpenTally>();
  for (const tally of tallies) {
    const key = Object.values(tally).join(' ');
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { ...tally });
    else known.clusters += 1;
  }
  return [...rows.values()];
}
