import { binomialAtMost, sampleSizeForBound, type Random } from '@plimsoll/core/statistics';
import { resizeShape, shapeTotals, type ClusterShape } from './cluster-shape.js';
import { chanceDifferenceShown, planDifference } from './plan-difference.js';
import { chanceCorrectedShown, planJudgedRate } from './plan-judged-rate.js';
import { chanceShown, planRate, type ClaimPlan } from './plan-rate.js';
import { plannedCorrelation } from './planned-correlation.js';
import type { ClaimAnswer, PowerClaim, PowerPoint, PowerSettings } from './power-report.js';
import type { Sample } from './sample-source.js';

const repeats = 1000;
const allowances = [0, 1, 2, 3, 5, 10];
const shares = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

/** What a claim takes, and whether the sample at hand is enough for it. */
export function answerClaim(
  claim: PowerClaim,
  settings: PowerSettings,
  sample: Sample | undefined,
  random: Random,
): ClaimAnswer {
  const have = sample === undefined ? undefined : shapeTotals(sample.shape);
  const shape: ClusterShape =
    sample !== undefined && have !== undefined && have.n > 0
      ? sample.shape
      : [{ n: settings.clusterSize, clusters: 1 }];
  const correlation = plannedCorrelation(shape, sample, settings);
  const expectedRate = claim.kind === 'rate' ? (claim.expectedRate ?? observedRate(sample)) : 0;
  const base = { claim, ...(claim.kind === 'rate' && { expectedRate }), correlation };
  if (claim.kind === 'rate' && expectedRate >= claim.line) {
    return {
      ...base,
      needed: null,
      ...(have !== undefined && { have: { n: have.n, clusters: have.clusters, chance: 0, sufficient: false } }),
      allowing: [],
      curve: [],
      note: 'The rate to expect is not below the line: no number of trials shows it. Lower the rate, or move the line and say why.',
    };
  }

  const plan = planOf(claim, settings, shape, correlation.value, expectedRate, random);
  const chance = (at: ClusterShape): number => chanceOf(claim, settings, at, correlation.value, expectedRate, random);
  const now = have === undefined ? undefined : have.clusters < 2 || sample === undefined ? 0 : chance(sample.shape);
  const independent = shapeTotals(shape).largest === 1;
  return {
    ...base,
    needed: plan,
    ...(have !== undefined &&
      now !== undefined && {
        have: { n: have.n, clusters: have.clusters, chance: now, sufficient: now >= settings.power },
      }),
    allowing:
      claim.kind === 'rate' && claim.judge === undefined && independent
        ? allowances.map((failures) => ({ failures, n: sampleSizeForBound(claim.line, settings.confidence, failures) }))
        : [],
    curve: plan === null || plan.power === 1 ? [] : curve(plan, shape, chance),
    ...(plan === null && { note: impossible(claim) }),
  };
}

function planOf(
  claim: PowerClaim,
  settings: PowerSettings,
  shape: ClusterShape,
  correlation: number,
  expectedRate: number,
  random: Random,
): ClaimPlan | null {
  if (claim.kind === 'difference') return planDifference({ ...settings, ...claim, shape, correlation }, random);
  const rate = { ...settings, line: claim.line, expectedRate, shape, correlation };
  return claim.judge === undefined ? planRate(rate, random) : planJudgedRate(rate, claim.judge, random);
}

function chanceOf(
  claim: PowerClaim,
  settings: PowerSettings,
  shape: ClusterShape,
  correlation: number,
  expectedRate: number,
  random: Random,
): number {
  if (claim.kind === 'difference') {
    return chanceDifferenceShown({ ...settings, ...claim, shape, correlation }, random, repeats);
  }
  const rate = { ...settings, line: claim.line, expectedRate, correlation };
  if (claim.judge !== undefined) return chanceCorrectedShown(rate, claim.judge, shape, random, repeats);
  const { n, largest } = shapeTotals(shape);
  if (largest > 1) return chanceShown({ shape, rate: expectedRate, correlation }, rate, random, repeats);
  let allowed = -1;
  while (allowed < n && binomialAtMost(allowed + 1, n, claim.line) <= 1 - settings.confidence) allowed += 1;
  return allowed < 0 ? 0 : binomialAtMost(allowed, n, expectedRate);
}

function curve(plan: ClaimPlan, shape: ClusterShape, chance: (shape: ClusterShape) => number): PowerPoint[] {
  return shares.map((share) => {
    const at = resizeShape(shape, Math.max(2, Math.round(plan.clusters * share)));
    const { n, clusters } = shapeTotals(at);
    return { n, clusters, chance: share === 1 ? plan.power : chance(at) };
  });
}

function observedRate(sample: Sample | undefined): number {
  const { n, failures } = (sample?.observed ?? []).reduce(
    (sum, bin) => ({ n: sum.n + bin.n * bin.clusters, failures: sum.failures + bin.failures * bin.clusters }),
    { n: 0, failures: 0 },
  );
  return n === 0 ? 0 : failures / n;
}

function impossible(claim: PowerClaim): string {
  return claim.kind === 'rate' && claim.judge !== undefined
    ? 'The labels leave more doubt about the judge than there is room below the line: label more, then plan again.'
    : 'No practical number of trials shows it.';
}
