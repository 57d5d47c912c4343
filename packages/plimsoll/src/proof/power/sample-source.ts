import type { TrialClass } from '@plimsoll/core';
import type { ClusterCount } from '@plimsoll/core/statistics';
import type { Measure } from '../gate/gate-evidence.js';
import type { ClusterShape } from './cluster-shape.js';

/** The trials of one measure that there are, or would be. */
export interface Sample {
  readonly shape: ClusterShape;
  /** What was observed; left out of a set that has not been run. */
  readonly observed?: readonly ClusterCount[] | undefined;
}

/** A golden set or a stored run, as planning sees it. */
export interface SampleSource {
  readonly kind: 'set' | 'run';
  readonly name: string;
  /** Undefined where it cannot be told: an attack of a set, a tag of a run. */
  sample(measure: Measure, trialClass?: TrialClass): Promise<Sample | undefined>;
}
