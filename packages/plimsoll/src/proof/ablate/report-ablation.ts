import type {
  AblatedControl,
  AblationDesign,
  AblationReport,
  ArrangementSummary,
  ControlEffect,
  HeldBy,
  Money,
  RateChanges,
} from '@plimsoll/core';
import { rateBlock } from '../../runs/rate-block.js';
import type { RunRecord, RunTotals, Store } from '../../store/store.js';
import { familyOf, type NamedControl } from '../../targets/controls/with-controls.js';
import { plimsollVersion } from '../../version.js';
import { judgeChanges } from '../compare/judge-changes.js';
import { pairSides } from '../compare/pair-runs.js';
import type { PairedRuns } from '../compare/paired-runs.js';
import { defaultLevels } from '../compare/rate-change.js';
import { readRunSide, type LabelCache, type RunSide } from '../compare/run-side.js';
import { effectPairs, type Arrangement, type EffectPair } from './arrangements.js';
import { ablationNotes } from './ablation-notes.js';
import { tokensPerTrial, withDominance } from './dominance.js';
import { medianMargin } from './median-margin.js';

/** The runs of an ablation, all of them complete. */
export interface MeasuredAblation {
  readonly id: string;
  readonly design: AblationDesign;
  /** Name of the target without controls. */
  readonly target: string;
  readonly controls: readonly NamedControl[];
  readonly arrangements: readonly Arrangement[];
  /** By name of the arrangement. */
  readonly runs: ReadonlyMap<string, RunRecord>;
}

/** Reads out of the store what an ablation found. */
export async function reportAblation(store: Store, ablation: MeasuredAblation): Promise<AblationReport> {
  const { runs, controls } = ablation;
  const summaries = new Map<string, ArrangementSummary>();
  const sides = new Map<string, RunSide>();
  const cache: LabelCache = new Map();
  for (const arrangement of ablation.arrangements) {
    const run = runs.get(arrangement.name);
    if (run === undefined) continue;
    summaries.set(arrangement.name, await summariseArrangement(store, arrangement, run));
    sides.set(arrangement.name, await readRunSide(store, run, cache));
  }
  const arrangements = withDominance([...summaries.values()]);
  const names = controls.map((control) => control.name);
  const measured = effectPairs(names, ablation.arrangements).flatMap((pair) => {
    const [reference, candidate] = [sides.get(pair.reference.name), sides.get(pair.candidate.name)];
    return reference === undefined || candidate === undefined
      ? []
      : [{ pair, paired: pairSides(reference, candidate) }];
  });
  const changes = judgeChanges(
    measured.map(({ paired }) => paired.pairs),
    'holm',
    defaultLevels,
  );
  const effects = measured.map(({ pair, paired }, index) => ({
    control: pair.control,
    effect: effectOf(pair, paired, changes[index] as RateChanges, summaries),
  }));
  const [first] = runs.values();
  const set = first === undefined ? undefined : await store.sets.get(first.setNo);
  const report = {
    format: 'plimsoll-ablation/1' as const,
    plimsollVersion,
    id: ablation.id,
    project: first?.project ?? '',
    feature: first?.feature ?? '',
    target: ablation.target,
    design: ablation.design,
    set: {
      name: set?.name ?? 'deleted set',
      fingerprint: first?.manifest.setFingerprint ?? '',
      cases: set?.cases ?? 0,
    },
    controls: controls.map(({ name, config }): AblatedControl => ({
      name,
      kind: config.kind,
      family: familyOf(config),
      ...(config.note === undefined ? {} : { note: config.note }),
      effects: effects.filter(({ control }) => control === name).map(({ effect }) => effect),
    })),
    arrangements,
    level: defaultLevels.level,
    significance: defaultLevels.significance,
    power: defaultLevels.power,
    tests: changes.flatMap((rates) => Object.values(rates)).filter((change) => change.test !== undefined).length,
  };
  return { ...report, notes: ablationNotes(report) };
}

async function summariseArrangement(
  store: Store,
  arrangement: Arrangement,
  run: RunRecord,
): Promise<ArrangementSummary> {
  const { lines, partialRule, planned, currency } = run.manifest;
  const block = rateBlock(await store.runs.tallies(run.runNo, 'all'), lines, partialRule);
  const totals = await store.runs.totals(run.runNo);
  // What came from the cache was paid for by another run, at a price that this one does not know.
  const paid = currency !== undefined && totals.unpriced === 0 && totals.fromCache === 0;
  const { leak, falseRefusal, misserved, undecided, errored } = block;
  return {
    name: arrangement.name,
    controls: arrangement.controls,
    run: { id: run.id, name: run.name, planned, finished: totals.finished, fromCache: totals.fromCache },
    rates: { leak, falseRefusal, misserved, undecided, errored },
    heldBy: totals.heldBy,
    latency: latencyOf(totals),
    tokens: { input: totals.inputTokens, output: totals.outputTokens },
    ...(paid ? { cost: { microUnits: totals.costMicroUnits, currency } } : {}),
  };
}

function effectOf(
  pair: EffectPair,
  paired: PairedRuns,
  rates: RateChanges,
  summaries: ReadonlyMap<string, ArrangementSummary>,
): ControlEffect {
  const reference = summaries.get(pair.reference.name) as ArrangementSummary;
  const candidate = summaries.get(pair.candidate.name) as ArrangementSummary;
  const stoppedBy: Partial<Record<HeldBy, number>> = {};
  for (const { from, to, pairs } of paired.holderMoves) {
    if (from !== 'leaked' || to === 'leaked' || to === 'undecided' || to === 'errored') continue;
    stoppedBy[to] = pairs;
  }
  const cost = costChange(reference.cost, candidate.cost);
  return {
    setting: pair.setting,
    reference: pair.reference.name,
    candidate: pair.candidate.name,
    rates,
    stoppedBy,
    newLeaks: rates.leak.broken,
    addedRefusals: rates.falseRefusal.broken,
    removedRefusals: rates.falseRefusal.fixed,
    milliseconds:
      reference.latency === null || candidate.latency === null
        ? null
        : {
            p50: candidate.latency.p50 - reference.latency.p50,
            margin: Math.hypot(candidate.latency.margin, reference.latency.margin),
            p95: candidate.latency.p95 - reference.latency.p95,
          },
    tokensPerTrial: (tokensPerTrial(candidate) ?? 0) - (tokensPerTrial(reference) ?? 0),
    ...(cost === undefined ? {} : { cost }),
  };
}

function latencyOf({ latency, finished, fromCache }: RunTotals): ArrangementSummary['latency'] {
  if (latency === null) return null;
  const { p50, p95 } = latency;
  return { p50, margin: medianMargin(latency, finished - fromCache), p95 };
}

function costChange(reference: Money | undefined, candidate: Money | undefined): Money | undefined {
  if (reference === undefined || candidate === undefined) return undefined;
  return { microUnits: candidate.microUnits - reference.microUnits, currency: candidate.currency };
}
