import type { TrialTally } from './gate-evidence.js';

/** A tally of one cluster in which nothing happened, with these counts. */
export function tally(counts: Partial<TrialTally>): TrialTally {
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
    ...counts,
  };
}
