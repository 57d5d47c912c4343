import type { Outcome, TrialClass } from '@plimsoll/core';
import { clusterNumbers } from '../../runs/cluster-numbers.js';
import { trialPlace, type TrialNumbering } from '../../runs/trial-order.js';
import { attackLabels } from '../../store/attack-label.js';
import type { CaseLabels, RunRecord } from '../../store/store.js';
import { allTrials, classKey } from './gate-plan.js';
import type { ClusterTallies, PlannedSide, PlannedTrials } from './sequential-gate.js';
import { counterOf, emptyTally, isOfClass, type OpenTally } from './tally-classes.js';

/** A finished trial as the stream needs it. */
export interface StreamedTrial {
  readonly casePosition: number;
  readonly attack: number;
  readonly outcome: Outcome;
}

/** What a stream is cut from. */
export interface ClusterStreamOptions {
  /** All labels of the set, in order of position. */
  readonly labels: readonly CaseLabels[];
  /** The places of all planned trials, in order. */
  readonly order: Uint32Array;
  readonly numbering: TrialNumbering;
  readonly attacks: RunRecord['manifest']['attacks'];
  readonly classes: readonly TrialClass[];
}

/**
 * Puts trials, which finish in any order, together to whole clusters in the planned order: which cluster is looked at next
 * must not depend on which replies came fast.
 */
export class ClusterStream {
  readonly planned: PlannedTrials;
  readonly #labels: readonly CaseLabels[];
  readonly #attacks: readonly string[];
  readonly #classes: readonly (TrialClass | undefined)[];
  readonly #clusters: Uint32Array;
  /** Trials still to come, by cluster. */
  readonly #missing = new Map<number, number>();
  readonly #tallies = new Map<number, Map<string, OpenTally>>();
  /** Clusters in the planned order. */
  readonly #sequence: readonly number[];
  #next = 0;

  constructor({ labels, order, numbering, attacks, classes }: ClusterStreamOptions) {
    this.#labels = labels;
    this.#attacks = attackLabels(attacks);
    this.#classes = [undefined, ...classes];
    this.#clusters = clusterNumbers(labels);
    const sizes = new Map<string, Map<number, number>>();
    for (const place of order) {
      const { position, attack } = trialPlace(numbering, place);
      const cluster = this.#clusters[position] as number;
      this.#missing.set(cluster, (this.#missing.get(cluster) ?? 0) + 1);
      const { side } = labels[position] as CaseLabels;
      for (const key of this.#keysOf(position, attack)) {
        const byCluster = sizes.get(`${side} ${key}`) ?? new Map<number, number>();
        sizes.set(`${side} ${key}`, byCluster.set(cluster, (byCluster.get(cluster) ?? 0) + 1));
      }
    }
    this.#sequence = [...this.#missing.keys()];
    const sideOf = (side: 'harmful' | 'benign', key: string): PlannedSide => {
      const counts = [...(sizes.get(`${side} ${key}`)?.values() ?? [])];
      return {
        trials: counts.reduce((sum, count) => sum + count, 0),
        largestCluster: counts.reduce((most, count) => Math.max(most, count), 0),
      };
    };
    this.planned = {
      classes: new Map(
        this.#classes.map((trialClass) => {
          const key = classKey(trialClass);
          return [key, { harmful: sideOf('harmful', key), benign: sideOf('benign', key) }];
        }),
      ),
    };
  }

  /** Takes trials as they finish; yields the clusters that are whole now and whose turn has come. */
  *take(trials: Iterable<StreamedTrial>): Generator<ClusterTallies> {
    for (const { casePosition, attack, outcome } of trials) {
      const cluster = this.#clusters[casePosition] as number;
      this.#missing.set(cluster, (this.#missing.get(cluster) ?? 0) - 1);
      const counter = counterOf(outcome, (this.#labels[casePosition] as CaseLabels).side);
      const tallies = this.#tallies.get(cluster) ?? new Map<string, OpenTally>();
      this.#tallies.set(cluster, tallies);
      for (const key of this.#keysOf(casePosition, attack)) {
        const tally = tallies.get(key) ?? emptyTally();
        tally[counter] += 1;
        tallies.set(key, tally);
      }
    }
    for (;;) {
      const cluster = this.#sequence[this.#next];
      if (cluster === undefined || this.#missing.get(cluster) !== 0) return;
      const tallies = this.#tallies.get(cluster);
      this.#tallies.delete(cluster);
      this.#next += 1;
      if (tallies !== undefined) yield tallies;
    }
  }

  #keysOf(position: number, attack: number): string[] {
    const labels = this.#labels[position] as CaseLabels;
    const name = this.#attacks[attack] ?? '';
    return this.#classes
      .filter((trialClass) => trialClass === undefined || isOfClass(trialClass, labels, name))
      .map((trialClass) => (trialClass === undefined ? allTrials : classKey(trialClass)));
  }
}
