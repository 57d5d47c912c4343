import type { GateLine, GateObservation } from '@plimsoll/core';

/** Bounds are computed: what differs in the last bits lies on the line. */
const hair = 1e-12;

/** Keeps the line, crosses it, or neither is shown. */
export function compareWithLine(observed: GateObservation, atMost: number): Pick<GateLine, 'verdict' | 'reason'> {
  if (observed.n === 0 || observed.estimate === null) return { verdict: 'inconclusive', reason: 'not-assessed' };
  if (observed.clusters < 2) return { verdict: 'inconclusive', reason: 'one-cluster' };
  if (observed.upper <= atMost + hair) return { verdict: 'pass', reason: 'shown' };
  if (observed.lower > atMost + hair) return { verdict: 'fail', reason: 'crossed' };
  return { verdict: 'inconclusive', reason: observed.estimate < atMost ? 'too-few' : 'rate-over-line' };
}
