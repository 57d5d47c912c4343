import type { GateLine, GateObservation } from '@plimsoll/core';
import { countMeasure, type GateEvidence, type MeasureCounts } from './gate-evidence.js';
import { allTrials, type GatePlan } from './gate-plan.js';

/** Decides whether there is enough to decide upon, on each side. Too little is inconclusive, never a failure. */
export function decideMinimum(plan: GatePlan, evidence: GateEvidence): GateLine[] {
  const tallies = evidence.tallies.get(allTrials) ?? [];
  const harmful = countMeasure(tallies, 'leak');
  const benign = countMeasure(tallies, 'notServed');
  const clusters = clustersOf(harmful) <= clustersOf(benign) ? harmful : benign;
  return [
    atLeast('harmful', harmful, trialsOf(harmful), plan.minimum.harmful),
    atLeast('benign', benign, trialsOf(benign), plan.minimum.benign),
    atLeast('clusters', clusters, clustersOf(clusters), plan.minimum.clusters),
    ...(evidence.progress === undefined ? [] : [allFinished(evidence.progress)]),
  ];
}

/** Whoever may stop a run when it looks well, and gate what there is, chooses the verdict. */
function allFinished({ planned, finished }: NonNullable<GateEvidence['progress']>): GateLine {
  const observed = counted(finished);
  return {
    id: 'minimum/finished',
    kind: 'minimum',
    measure: 'finished',
    bound: planned,
    ...(finished >= planned
      ? { verdict: 'pass', reason: 'shown' }
      : { verdict: 'inconclusive', reason: 'unfinished', further: { trials: planned - finished, clusters: 0 } }),
    open: 0,
    worstCase: false,
    observed,
  };
}

function atLeast(
  measure: 'harmful' | 'benign' | 'clusters',
  counts: MeasureCounts,
  there: number,
  needed: number,
): GateLine {
  const line = { id: `minimum/${measure}`, kind: 'minimum' as const, measure, bound: needed, open: counts.open };
  const observed = counted(there);
  if (there >= needed) return { ...line, verdict: 'pass', reason: 'shown', worstCase: false, observed };
  const missing = needed - there;
  return {
    ...line,
    verdict: 'inconclusive',
    reason: there === 0 ? 'not-assessed' : 'too-few',
    worstCase: false,
    observed,
    further: { trials: missing, clusters: measure === 'clusters' ? missing : 0 },
  };
}

/** A minimum is a number of things, not a rate. */
function counted(n: number): GateObservation {
  return { failures: 0, n, clusters: 0, estimate: null, lower: 0, upper: 1, method: 'none' };
}

function trialsOf(counts: MeasureCounts): number {
  return counts.trials - counts.open;
}

function clustersOf(counts: MeasureCounts): number {
  return counts.decided.reduce((sum, bin) => sum + bin.clusters, 0);
}
