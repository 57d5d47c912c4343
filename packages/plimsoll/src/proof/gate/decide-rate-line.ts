import type { GateLine, GateObservation } from '@plimsoll/core';
import { compareWithLine } from './compare-with-line.js';
import { furtherForRate } from './further-cases.js';
import { correctedKey, countMeasure, type GateEvidence, type Measure, type MeasureCounts } from './gate-evidence.js';
import { classKey, type CapabilityFloor, type GatePlan, type RateLine } from './gate-plan.js';
import { boundRate } from './one-sided-bounds.js';

/** Decides "at most so much". */
export function decideRateLine(plan: GatePlan, evidence: GateEvidence, line: RateLine, further: boolean): GateLine {
  const key = classKey(line.class);
  return {
    id: key === '' ? line.rate : `${line.rate}/${key}`,
    kind: 'rate',
    measure: line.rate,
    class: line.class,
    bound: line.atMost,
    ...decideCeiling(plan, evidence, key, line.rate, line.atMost, further),
  };
}

/** Decides "at least so much is served": the rest may be at most the complement. */
export function decideCapability(
  plan: GatePlan,
  evidence: GateEvidence,
  floor: CapabilityFloor,
  further: boolean,
): GateLine {
  const key = classKey(floor.class);
  const ceiling = decideCeiling(plan, evidence, key, 'notServed', 1 - floor.servedAtLeast, further);
  return {
    id: `capability/${key}`,
    kind: 'capability',
    measure: 'served',
    class: floor.class,
    bound: floor.servedAtLeast,
    ...ceiling,
    observed: servedRate(ceiling.observed),
  };
}

/** The failures stay counted as failures; rate and bounds become those of what was served. */
function servedRate(observed: GateObservation): GateObservation {
  const { estimate, lower, upper } = observed;
  return { ...observed, estimate: estimate === null ? null : 1 - estimate, lower: 1 - upper, upper: 1 - lower };
}

type Ceiling = Pick<GateLine, 'verdict' | 'reason' | 'open' | 'worstCase' | 'corrected' | 'observed' | 'further'>;

function decideCeiling(
  plan: GatePlan,
  evidence: GateEvidence,
  key: string,
  measure: Measure,
  atMost: number,
  further: boolean,
): Ceiling {
  const counts = countMeasure(evidence.tallies.get(key) ?? [], measure);
  const decided = boundRate(counts.decided, plan.confidence);
  const worstCase = decided.n > 0 && exceedsBudget(plan, counts);
  const base = { open: counts.open, worstCase, observed: decided };
  if (decided.n === 0) return { ...base, verdict: 'inconclusive', reason: 'not-assessed', ...adviceFor([]) };

  if (plan.rates === 'corrected' && !worstCase) {
    const corrected = evidence.corrected?.get(correctedKey(measure, key));
    if (corrected === undefined) {
      return { ...base, verdict: 'inconclusive', reason: 'not-calibrated', further: null };
    }
    const { rate, lower, upper } = corrected;
    const observed = { ...decided, estimate: rate, lower, upper, method: 'corrected' };
    const compared = compareWithLine(observed, atMost);
    // How much of the width is the judge's error and how much the sample's is for `plimsoll power` to plan.
    return {
      ...base,
      ...compared,
      observed,
      corrected: true,
      ...(compared.verdict === 'inconclusive' && { further: null }),
    };
  }
  const observed = worstCase ? boundRate(counts.worstCase, plan.confidence) : decided;
  const compared = compareWithLine(observed, atMost);
  const advice = compared.verdict === 'inconclusive' ? adviceFor(worstCase ? counts.worstCase : counts.decided) : {};
  return { ...base, ...compared, observed, ...advice };

  function adviceFor(histogram: MeasureCounts['decided']): Pick<GateLine, 'further'> {
    return further ? { further: furtherForRate(histogram, atMost, plan.confidence) } : {};
  }
}

/** More of the line's own trials are open than the plan allows: an average over the run could hide them. */
export function exceedsBudget(plan: GatePlan, { open, trials }: Pick<MeasureCounts, 'open' | 'trials'>): boolean {
  return open > plan.undecided.atMost * trials + 1e-9;
}
