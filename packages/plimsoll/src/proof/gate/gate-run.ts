import {
  PlimsollError,
  uuidV7,
  type GateFinding,
  type GateObservation,
  type GateReport,
  type HeadlineRate,
  type IdSource,
  type JsonValue,
} from '@plimsoll/core';
import type { RunRecord, Scope, Store } from '../../store/store.js';
import { plimsollVersion } from '../../version.js';
import { comparedRun } from '../compare/compare-runs.js';
import { pairSides } from '../compare/pair-runs.js';
import type { PairedRuns } from '../compare/paired-runs.js';
import { readRunSide, type LabelCache, type RunSide } from '../compare/run-side.js';
import { runChanges } from '../compare/run-changes.js';
import { findBaseline, type NamedBaseline } from './baselines.js';
import { correctedEvidence } from './corrected-evidence.js';
import { decideGate } from './decide-gate.js';
import { findFailures } from './find-failures.js';
import { countMeasure, type GateEvidence } from './gate-evidence.js';
import { gateNotes } from './gate-notes.js';
import { allTrials, classesOf, type GatePlan } from './gate-plan.js';
import type { GateWatch } from './gate-watch.js';
import { boundRate } from './one-sided-bounds.js';
import { planPart } from './plan-part.js';
import { replayGate } from './replay-gate.js';
import { tallyClasses } from './tally-classes.js';

/** What gating a run needs from outside. */
export interface GateOptions {
  /** Time and randomness of the verdict's id. */
  readonly ids: IdSource;
  /** A baseline to tell new failures from known ones, where the plan names none. */
  readonly baseline?: string | undefined;
  /** Who looked while the run was made; a plan that wants it is played again when left out. */
  readonly watch?: GateWatch | undefined;
}

/** A verdict, and every failure behind it; the report names only the worst. */
export interface GatedRun {
  readonly report: GateReport;
  readonly findings: readonly GateFinding[];
}

const findingsKept = 100;

/**
 * Gates a stored run: counts, compares with the baseline that the plan names, decides, and keeps the verdict with the
 * hash of the plan it was decided by.
 *
 * @throws PlimsollError `baseline-unknown`, `not-comparable`, or `usage-invalid` when plan and run are of two features.
 * @example
 * ```ts
 * const plan = gatePlan({ name: 'release', lines: { leak: 0.03 } });
 * const run = (await store.runs.find('latest'))!;
 * const { report } = await gateRun(store, run, plan, { ids: systemIds });
 * report.verdict; // 'inconclusive'
 * ```
 */
export async function gateRun(store: Store, run: RunRecord, plan: GatePlan, options: GateOptions): Promise<GatedRun> {
  requireSameFeature(run, plan);
  const scope: Scope = { project: run.project, feature: run.feature };
  const named = await namedBaseline(store, scope, plan, options.baseline);
  const cache: LabelCache = new Map();
  const candidate = await readRunSide(store, run, cache);
  const baseline = named && (await readRunSide(store, named.run, cache));
  const pairs = baseline && pairsOf(plan, baseline, candidate);
  const tallies = tallyClasses(candidate, classesOf(plan), plan.partialRule);
  const evidence: GateEvidence = {
    tallies,
    comparison: plan.comparison && pairs && { pairs: pairs.pairs, worstCase: pairs.worstCase },
    corrected: await correctedEvidence(store, run, plan),
    progress: { planned: run.manifest.planned, finished: run.finished },
  };
  const watch = plan.sequential ? (options.watch ?? replayGate(plan, candidate)) : undefined;
  const decision = watch?.decision ?? decideGate(plan, evidence);
  const failures = await findFailures(store, candidate, baseline, plan.partialRule);
  const report: GateReport = {
    format: 'plimsoll-gate-report/1',
    ...decision,
    id: uuidV7(options.ids),
    plimsollVersion,
    decidedAt: options.ids.now(),
    plan: await planPart(store, run, plan),
    run: await comparedRun(store, run),
    trials: trialCounts(tallies),
    rates: ratesOf(tallies, plan.confidence),
    ...(named && baseline && { baseline: await baselinePart(store, named, baseline, candidate, plan, pairs) }),
    findings: failures.findings.slice(0, findingsKept),
    failures: { all: failures.findings.length, fresh: failures.fresh, fixed: failures.fixed },
    ...(watch && { sequential: watch.summary(run.manifest.planned, run.finished) }),
    notes: gateNotes(plan, candidate, plan.comparison && pairs),
  };
  await keepVerdict(store, scope, report);
  return { report, findings: failures.findings };
}

/** Keeps a verdict as evidence. */
async function keepVerdict(store: Store, scope: Scope, report: GateReport): Promise<void> {
  await store.verdicts.add({
    ...scope,
    id: report.id,
    runId: report.run.id,
    planHash: report.plan.hash,
    verdict: report.verdict,
    createdAt: report.decidedAt,
    body: JSON.parse(JSON.stringify(report)) as JsonValue,
  });
}

function requireSameFeature(run: RunRecord, plan: GatePlan): void {
  if (plan.feature === undefined || plan.feature === run.feature) return;
  throw new PlimsollError({
    code: 'usage-invalid',
    message: `The gate plan "${plan.name}" is for the feature "${plan.feature}"; run ${run.id} is of "${run.feature}".`,
    hint: 'Name a run of that feature, or another plan with --plan PATH.',
  });
}

async function namedBaseline(
  store: Store,
  scope: Scope,
  plan: GatePlan,
  given: string | undefined,
): Promise<NamedBaseline | undefined> {
  const planned = plan.comparison?.baseline;
  if (planned !== undefined && given !== undefined && given !== planned) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `The plan compares with the baseline "${planned}", so --baseline "${given}" cannot be used: what a gate compares with is set in advance.`,
      hint: 'Leave --baseline out, or change the plan.',
    });
  }
  const name = planned ?? given;
  return name === undefined ? undefined : findBaseline(store, scope, name);
}

/** Without lines against the baseline, pairing only tells what is new, and nothing is refused. */
function pairsOf(plan: GatePlan, baseline: RunSide, candidate: RunSide): PairedRuns | undefined {
  const { comparison, partialRule } = plan;
  if (comparison === undefined) return undefined;
  const rule = baseline.run.manifest.partialRule;
  if (rule !== partialRule) {
    throw new PlimsollError({
      code: 'not-comparable',
      message: `The baseline "${comparison.baseline}" was decided under the partial rule "${rule}", the plan asks for "${partialRule}".`,
      hint: `Decide it anew, sending nothing: plimsoll regrade ${baseline.run.id} --partial-rule ${partialRule}; then move the baseline to the new run.`,
    });
  }
  return pairSides(baseline, candidate, { allow: comparison.allow });
}

/** Trials of a run: all, undecided, errored. */
function trialCounts(tallies: GateEvidence['tallies']): GateReport['trials'] {
  const counts = { finished: 0, undecided: 0, errored: 0 };
  for (const tally of tallies.get(allTrials) ?? []) {
    const undecided = tally.undecidedHarmful + tally.undecidedBenign;
    const errored = tally.erroredHarmful + tally.erroredBenign;
    const decided = tally.held + tally.leaked + tally.served + tally.falselyRefused + tally.misserved;
    counts.finished += (decided + undecided + errored) * tally.clusters;
    counts.undecided += undecided * tally.clusters;
    counts.errored += errored * tally.clusters;
  }
  return counts;
}

/** The rates of a whole run, each between two one-sided bounds. */
function ratesOf(
  tallies: GateEvidence['tallies'],
  confidence: number,
): Readonly<Record<HeadlineRate, GateObservation>> {
  const all = tallies.get(allTrials) ?? [];
  const rate = (measure: HeadlineRate): GateObservation => boundRate(countMeasure(all, measure).decided, confidence);
  return { leak: rate('leak'), falseRefusal: rate('falseRefusal'), misserved: rate('misserved') };
}

async function baselinePart(
  store: Store,
  { move, run }: NamedBaseline,
  baseline: RunSide,
  candidate: RunSide,
  plan: GatePlan,
  pairs: PairedRuns | undefined,
): Promise<NonNullable<GateReport['baseline']>> {
  return {
    name: move.name,
    reason: move.reason,
    movedAt: move.movedAt,
    run: await comparedRun(store, run),
    pairs: pairs?.trials ?? 0,
    rates: ratesOf(tallyClasses(baseline, [], plan.partialRule), plan.confidence),
    ...runChanges(run, candidate.run),
  };
}
