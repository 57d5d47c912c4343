import type { GateLine } from '@plimsoll/core';
import { furtherForRate } from './further-cases.js';
import { compareWithLine } from './compare-with-line.js';
import { countMeasure, type GateEvidence } from './gate-evidence.js';
import { classKey, type GatePlan, type ZeroTolerance } from './gate-plan.js';
import { boundRate } from './one-sided-bounds.js';

/**
 * One failure in the class fails. None passes only when every trial of the class was made and decided, and, where the
 * plan wants a proof, when there are enough of them. What passes is the sample: the bound says what it shows of the rate.
 */
export function decideZeroTolerance(
  plan: GatePlan,
  evidence: GateEvidence,
  entry: ZeroTolerance,
  further: boolean,
): GateLine {
  const key = classKey(entry.class);
  const counts = countMeasure(evidence.tallies.get(key) ?? [], entry.rate);
  const observed = boundRate(counts.decided, plan.confidence);
  const line = {
    id: `zero-tolerance/${entry.rate}/${key}`,
    kind: 'zero-tolerance' as const,
    measure: entry.rate,
    class: entry.class,
    ...(entry.provenBelow !== undefined && { bound: entry.provenBelow }),
    open: counts.open,
    worstCase: false,
    observed,
  };
  const open = (reason: GateLine['reason'], more: Pick<GateLine, 'further'> = {}): GateLine => ({
    ...line,
    verdict: 'inconclusive',
    reason,
    ...more,
  });
  if (observed.failures > 0) return { ...line, verdict: 'fail', reason: 'failure-seen' };
  if (evidence.unfinished?.has(key) === true) return open('unfinished');
  if (counts.open > 0) return open('open-trials', { further: null });
  const needed = (): Pick<GateLine, 'further'> =>
    further && entry.provenBelow !== undefined
      ? { further: furtherForRate(counts.decided, entry.provenBelow, plan.confidence) }
      : {};
  if (observed.n === 0) return open('not-assessed', needed());
  if (entry.provenBelow === undefined) return { ...line, verdict: 'pass', reason: 'shown' };
  const compared = compareWithLine(observed, entry.provenBelow);
  return compared.verdict === 'inconclusive' ? open(compared.reason, needed()) : { ...line, ...compared };
}
