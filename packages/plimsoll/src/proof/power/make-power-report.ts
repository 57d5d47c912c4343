import { headlineRates, type HeadlineRate } from '@plimsoll/core';
import { designEffect, type Random } from '@plimsoll/core/statistics';
import { answerClaim } from './answer-claim.js';
import { shapeTotals } from './cluster-shape.js';
import { plannedCorrelation } from './planned-correlation.js';
import type { PowerClaim, PowerReport, PowerSettings, Sight } from './power-report.js';
import type { Sample, SampleSource } from './sample-source.js';
import { cleanLine, smallestImprovement, smallestLine, smallestMargin } from './smallest-visible.js';

/** What is asked, and of what. */
export interface PowerQuestion {
  readonly claims: readonly PowerClaim[];
  readonly settings: PowerSettings;
  readonly source?: SampleSource | undefined;
  /** The rates of which to tell what the source can see; all when left out. */
  readonly measures?: readonly HeadlineRate[] | undefined;
}

/**
 * Answers what claims take, and what a set or a run can see. Everything is judged by the bounds of `plimsoll gate`; what
 * is drawn comes from `random`, so a seed makes the report repeatable.
 */
export async function makePowerReport(question: PowerQuestion, random: Random): Promise<PowerReport> {
  const { claims, settings, source } = question;
  const sights: Sight[] = [];
  for (const measure of source === undefined ? [] : (question.measures ?? headlineRates)) {
    const sample = await source?.sample(measure);
    if (sample !== undefined) sights.push(sightOf(measure, sample, settings, random));
  }
  const answers = [];
  for (const claim of claims) {
    const sample = await source?.sample(claim.measure, claim.kind === 'rate' ? claim.class : undefined);
    answers.push(answerClaim(claim, settings, sample, random));
  }
  return {
    format: 'plimsoll-power/1',
    settings,
    ...(source !== undefined && { source: { kind: source.kind, name: source.name } }),
    sights,
    claims: answers,
  };
}

function sightOf(measure: HeadlineRate, sample: Sample, settings: PowerSettings, random: Random): Sight {
  const { shape, observed } = sample;
  const { n, clusters, largest } = shapeTotals(shape);
  const correlation = plannedCorrelation(shape, sample, settings);
  const failures = observed?.reduce((sum, bin) => sum + bin.failures * bin.clusters, 0);
  const at = failures === undefined || n === 0 ? 0 : failures / n;
  const known = { measure, n, clusters, largestCluster: largest, correlation };
  if (clusters < 2) return { ...known, cleanLine: 1, line: { at, line: 1 }, improvement: null, margin: 1 };
  const model = { shape, rate: at, correlation: correlation.value };
  const pairs = { ...settings, shape, correlation: correlation.value };
  const clean = cleanLine(shape, settings.confidence);
  return {
    ...known,
    ...(observed !== undefined &&
      failures !== undefined && { observed: { failures, rate: at, designEffect: designEffect(observed) } }),
    cleanLine: clean,
    line: { at, line: at === 0 ? clean : smallestLine(model, settings, random) },
    improvement: smallestImprovement(pairs, random),
    margin: smallestMargin(pairs, random),
  };
}
