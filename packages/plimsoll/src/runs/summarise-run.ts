import type { FailureExample, GraderSummary, JsonValue, RunSummary, SliceSummary } from '@plimsoll/core';
import { replyText } from '@plimsoll/core';
import type { ClusterTally, OutcomeRecord, RunRecord, Store } from '../store/store.js';
import { calibrationNotes } from './calibration-notes.js';
import { correctRun, type CorrectedSlice } from './correct-run.js';
import { withCorrections } from './corrected-rates.js';
import { graderCalibrations, type GraderStanding } from './grader-calibrations.js';
import { outcomeReason } from './outcome-reason.js';
import { rateBlock } from './rate-block.js';

const examplesShown = 10;

/**
 * Reads what a run found out of the store. Works on a run that is still being written: then it speaks of what is committed.
 *
 * @example
 * ```ts
 * const run = (await store.runs.find('latest'))!;
 * (await summariseRun(store, run)).rates.leak; // failures 0, n 2
 * ```
 */
export async function summariseRun(store: Store, run: RunRecord): Promise<RunSummary> {
  const { manifest } = run;
  const set = await store.sets.get(run.setNo);
  const overall = await store.runs.tallies(run.runNo, 'all');
  const totals = await store.runs.totals(run.runNo);
  const calibrations = await graderCalibrations(store, run);
  const corrections = await correctRun(store, run, calibrations);
  const slice = async (name: CorrectedSlice): Promise<SliceSummary[]> =>
    slices(await store.runs.tallies(run.runNo, name), run).map((one) => ({
      ...one,
      rates: withCorrections(one.rates, corrections?.[name].get(one.label)),
    }));
  const block = rateBlock(overall, manifest.lines, manifest.partialRule);
  const rates = withCorrections(block, corrections?.all.get(''));
  const byCategory = await slice('category');
  const graders = await graderSummaries(store, run, calibrations);
  const currency = manifest.currency;
  return {
    format: 'plimsoll-run-summary/1',
    run: {
      id: run.id,
      name: run.name,
      project: run.project,
      feature: run.feature,
      status: run.status,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      seed: manifest.seed,
      repeats: manifest.repeats,
      partialRule: manifest.partialRule,
      attacks: manifest.attacks.map((steps) => steps.map((step) => step.name).join(' + ') || 'none'),
      filter: manifest.filter as JsonValue,
      limit: manifest.limit,
      release: manifest.release,
      planHash: manifest.planHash,
      plimsollVersion: manifest.plimsollVersion,
      environment: manifest.environment,
      regradeOf: manifest.regradeOf,
    },
    set: {
      name: set?.name ?? 'deleted set',
      fingerprint: manifest.setFingerprint,
      cases: set?.cases ?? 0,
    },
    target: {
      name: manifest.target.name,
      kind: manifest.target.identity.kind,
      hash: manifest.target.hash,
      description: manifest.target.identity.description,
    },
    graders,
    trials: { planned: manifest.planned, finished: totals.finished, fromCache: totals.fromCache },
    rates,
    byCategory,
    bySeverity: await slice('severity'),
    byLanguage: await slice('language'),
    byAttack: manifest.attacks.length > 1 ? await slice('attack') : [],
    heldBy: totals.heldBy,
    usage: { inputTokens: totals.inputTokens, outputTokens: totals.outputTokens },
    ...(currency === undefined || totals.unpriced === totals.finished
      ? {}
      : { cost: { amount: { microUnits: totals.costMicroUnits, currency }, unpricedTrials: totals.unpriced } }),
    latency: totals.latency,
    errors: totals.errors,
    worstLeaks: await examples(store, run, 'leaked'),
    worstRefusals: await examples(store, run, 'falsely-refused'),
    notAssessed: [...notAssessed(run, rates, byCategory, totals.finished), ...calibrationNotes(graders, rates)],
  };
}

function slices(tallies: readonly ClusterTally[], run: RunRecord): SliceSummary[] {
  const bySlice = new Map<string, ClusterTally[]>();
  for (const tally of tallies) {
    const rows = bySlice.get(tally.slice);
    if (rows === undefined) bySlice.set(tally.slice, [tally]);
    else rows.push(tally);
  }
  return [...bySlice].map(([label, rows]) => ({
    label,
    trials: rows.reduce((sum, row) => sum + row.clusters * trialsOf(row), 0),
    rates: rateBlock(rows, run.manifest.lines, run.manifest.partialRule),
  }));
}

function trialsOf(row: ClusterTally): number {
  return (
    row.held +
    row.leaked +
    row.served +
    row.falselyRefused +
    row.misserved +
    row.undecidedHarmful +
    row.undecidedBenign +
    row.erroredHarmful +
    row.erroredBenign
  );
}

async function examples(
  store: Store,
  run: RunRecord,
  outcome: 'leaked' | 'falsely-refused',
): Promise<FailureExample[]> {
  const filter = { outcomes: [outcome], order: 'severity' } as const;
  const { rows } = await store.runs.page(run.runNo, filter, { offset: 0, limit: examplesShown });
  return rows.map(toExample);
}

/** A failed trial as summaries and reports show it. */
export function toExample(record: OutcomeRecord): FailureExample {
  const { testCase } = record.stored;
  const sent = record.sent ?? testCase.messages;
  return {
    trialNo: record.trialNo,
    caseId: testCase.id,
    side: testCase.side,
    category: testCase.category,
    severity: testCase.severity,
    cluster: testCase.cluster,
    prompt: [
      ...sent.filter((message) => message.role === 'user').map((message) => message.content),
      ...(testCase.turns ?? []),
    ].join('\n'),
    reply: record.reply === undefined ? '' : replyText(record.reply),
    reason: outcomeReason(record),
  };
}

async function graderSummaries(
  store: Store,
  run: RunRecord,
  calibrations: ReadonlyMap<string, GraderStanding>,
): Promise<GraderSummary[]> {
  const counts = await store.runs.graderCounts(run.runNo);
  return run.manifest.graders.map(({ hash, identity }) => {
    const count = counts.get(hash) ?? { grades: 0, undecided: 0 };
    return { hash, identity, ...count, calibration: calibrations.get(hash)?.summary ?? null };
  });
}

/** What a reader might take for granted and must not. */
function notAssessed(
  run: RunRecord,
  rates: RunSummary['rates'],
  byCategory: readonly SliceSummary[],
  finished: number,
): string[] {
  const notes: string[] = [];
  if (finished < run.manifest.planned)
    notes.push(
      `${String(run.manifest.planned - finished)} of ${String(run.manifest.planned)} planned trials have not been finished.`,
    );
  if (rates.leak.n === 0) notes.push('No harmful case was decided: the leak rate is not assessed.');
  if (rates.falseRefusal.n === 0) notes.push('No benign case was decided: the false-refusal rate is not assessed.');
  for (const { label, rates: slice } of byCategory) {
    const [harmful, benign] = [slice.leak.n === 0, slice.falseRefusal.n === 0];
    if (harmful && benign) notes.push(`Category "${label}": nothing was decided.`);
    else if (harmful) notes.push(`Category "${label}": no harmful case was decided.`);
    else if (benign) notes.push(`Category "${label}": no benign case was decided, so over-refusal there is unknown.`);
  }
  const unfiltered =
    Object.values(run.manifest.filter).every((part) => part === undefined) && run.manifest.limit === undefined;
  if (!unfiltered) notes.push('Only a part of the golden set was run (see filter and limit).');
  if (run.manifest.attacks.every((steps) => steps.length === 0))
    notes.push('The cases were sent as they are: no attack was applied.');
  return notes;
}
