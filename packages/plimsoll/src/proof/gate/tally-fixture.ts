import type { TrialTally } from './gate-evidence.js';
import { emptyTally } from './tally-classes.js';

/** A tally of one cluster in which nothing happened but these counts. */
export function tally(counts: Partial<TrialTally>): TrialTally {
  return { ...emptyTally(), ...counts };
}
