import { headlineRates, type GateLine, type HeadlineRate } from '@plimsoll/core';
import { normalCdf, normalQuantile, type PairedClusterCount } from '@plimsoll/core/statistics';
import { compareWithLine } from './compare-with-line.js';
import { exceedsBudget } from './decide-rate-line.js';
import { furtherClusters } from './further-cases.js';
import type { GateEvidence } from './gate-evidence.js';
import type { GatePlan } from './gate-plan.js';
import { boundDifference } from './one-sided-bounds.js';

const power = 0.8;

/**
 * Decides what the plan asks of the change since the baseline: not worse by more than a margin, and better where it must
 * be. Both look at the one-sided bound of the paired difference.
 */
export function decideBaselineLines(plan: GatePlan, evidence: GateEvidence, further: boolean): GateLine[] {
  const { comparison } = plan;
  if (comparison === undefined) return [];
  return [
    ...headlineRates.flatMap((rate) => {
      const margin = comparison.margins[rate];
      return margin === undefined ? [] : [decideDifference(plan, evidence, 'non-inferiority', rate, margin, further)];
    }),
    ...comparison.mustImprove.map((rate) => decideDifference(plan, evidence, 'improvement', rate, 0, further)),
  ];
}

function decideDifference(
  plan: GatePlan,
  evidence: GateEvidence,
  kind: 'non-inferiority' | 'improvement',
  rate: HeadlineRate,
  margin: number,
  further: boolean,
): GateLine {
  const pairs = evidence.comparison?.pairs[rate] ?? [];
  const all = evidence.comparison?.worstCase[rate] ?? [];
  const open = countPairs(all) - countPairs(pairs);
  const decided = boundDifference(pairs, plan.confidence);
  const worstCase = decided.n > 0 && exceedsBudget(plan, { open, trials: countPairs(all) });
  const used = worstCase ? all : pairs;
  const observed = worstCase ? boundDifference(all, plan.confidence) : decided;
  const line = { id: `${kind}/${rate}`, kind, measure: rate, bound: margin, open, worstCase, observed };
  const compared = compareWithLine(observed, margin);
  // Better means below zero: a bound on zero itself has not shown it.
  if (kind === 'improvement' && compared.verdict === 'pass' && observed.upper >= 0) {
    return { ...line, verdict: 'inconclusive', reason: 'too-few', ...advice() };
  }
  return { ...line, ...compared, ...(compared.verdict === 'inconclusive' && advice()) };

  function advice(): Pick<GateLine, 'further'> {
    if (!further) return {};
    if (observed.estimate === null || observed.estimate >= margin) return { further: null };
    const raised = normalCdf(normalQuantile(plan.confidence) + normalQuantile(power));
    return {
      further: furtherClusters(observed, (times) => {
        const repeated = used.map((bin) => ({ ...bin, clusters: bin.clusters * times }));
        return boundDifference(repeated, raised).upper - margin;
      }),
    };
  }
}

function countPairs(histogram: readonly PairedClusterCount[]): number {
  return histogram.reduce((sum, bin) => sum + bin.n * bin.clusters, 0);
}
