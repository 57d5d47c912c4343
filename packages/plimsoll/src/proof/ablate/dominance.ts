import type { ArrangementSummary } from '@plimsoll/core';

type Measured = Omit<ArrangementSummary, 'dominatedBy'>;

/**
 * Names, for each arrangement, another that is no worse in anything and better in something: leak, false-refusal and
 * misserved rate, median milliseconds, and money, or tokens per trial where money is not known. What was not measured in
 * one of the two is not compared, and medians within their margins count as equal. Rates are taken as they are; whether
 * a difference is more than noise is for the paired comparison to say.
 */
export function withDominance(arrangements: readonly Measured[]): readonly ArrangementSummary[] {
  const dominators = arrangements.map((one) => arrangements.filter((other) => dominates(other, one)));
  const free = new Set(arrangements.filter((_, index) => dominators[index]?.length === 0));
  return arrangements.map((arrangement, index) => {
    const better = dominators[index] ?? [];
    const named = better.find((other) => free.has(other)) ?? better[0];
    return named === undefined ? arrangement : { ...arrangement, dominatedBy: named.name };
  });
}

function dominates(one: Measured, other: Measured): boolean {
  const signs = [
    compare(one.rates.leak.rate, other.rates.leak.rate),
    compare(one.rates.falseRefusal.rate, other.rates.falseRefusal.rate),
    compare(one.rates.misserved.rate, other.rates.misserved.rate),
    compareTimes(one.latency, other.latency),
    comparePrices(one, other),
  ];
  return signs.every((sign) => sign <= 0) && signs.some((sign) => sign < 0);
}

function compare(one: number | null | undefined, other: number | null | undefined): number {
  return typeof one !== 'number' || typeof other !== 'number' ? 0 : Math.sign(one - other);
}

function comparePrices(one: Measured, other: Measured): number {
  if (one.cost !== undefined && other.cost !== undefined) return compare(one.cost.microUnits, other.cost.microUnits);
  return compare(tokensPerTrial(one), tokensPerTrial(other));
}

/** Input and output together; null when nothing is finished. */
export function tokensPerTrial({ tokens, run }: Pick<Measured, 'tokens' | 'run'>): number | null {
  return run.finished === 0 ? null : (tokens.input + tokens.output) / run.finished;
}

/** Medians that differ by no more than chance may do are alike. */
function compareTimes(one: Measured['latency'], other: Measured['latency']): number {
  if (one === null || other === null) return 0;
  const margin = Math.hypot(one.margin, other.margin);
  return Math.abs(one.p50 - other.p50) <= margin ? 0 : Math.sign(one.p50 - other.p50);
}
