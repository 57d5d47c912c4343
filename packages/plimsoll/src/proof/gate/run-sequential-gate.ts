import { PlimsollError } from '@plimsoll/core';
import { executeRun, type RunOptions } from '../../runs/execute-run.js';
import { chosenTrials } from '../../runs/open-run.js';
import type { RunPlan } from '../../runs/run-plan.js';
import type { RunServices } from '../../runs/run-services.js';
import type { CaseLabels, RunRecord, Store } from '../../store/store.js';
import { ClusterStream } from './cluster-stream.js';
import { GateWatch } from './gate-watch.js';
import { gateRun, type GatedRun, type GateOptions } from './gate-run.js';
import { classesOf, type GatePlan } from './gate-plan.js';

/** What became of a live gate. */
export interface SequentialResult {
  readonly run: RunRecord;
  /** Left out when something stopped the run before a verdict; resume it then. */
  readonly gated?: GatedRun | undefined;
  readonly stopped?: PlimsollError | undefined;
}

/**
 * Makes a run and gates it while it is being made: the trials go out cluster by cluster, the gate looks at each cluster as
 * it is whole, and no further trial is sent once the verdict stands. What was in flight finishes and is kept.
 *
 * @throws PlimsollError `usage-invalid` for sets whose outcomes are only decided at the end (`same-decision`), and what
 * `executeRun` and `gateRun` throw.
 */
export async function runSequentialGate(
  plan: GatePlan,
  runPlan: RunPlan,
  services: RunServices,
  options: RunOptions & Pick<GateOptions, 'baseline'> = {},
): Promise<SequentialResult> {
  const { store } = services;
  refuseTwins(runPlan);
  const ordered = sequentialRunPlan(plan, runPlan);
  const watch = new GateWatch(plan, await streamOf(store, plan, ordered));
  if (options.resume !== undefined) {
    for await (const page of store.runs.verdicts(options.resume.runNo))
      // What errored is sent again when a run is resumed.
      watch.take(page.filter(({ outcome }) => outcome !== 'errored'));
  }
  const decided = new AbortController();
  if (watch.decided) decided.abort();
  const result = await executeRun(ordered, services, {
    ...options,
    stop: options.stop === undefined ? decided.signal : AbortSignal.any([options.stop, decided.signal]),
    onCommitted: (rows) => {
      watch.take(rows);
      if (watch.decided) decided.abort();
      options.onCommitted?.(rows);
    },
  });
  if (result.stopped !== undefined && !watch.decided) return result;
  const gated = await gateRun(store, result.run, plan, {
    ids: services.ids,
    baseline: options.baseline,
    watch,
  });
  return { run: result.run, gated };
}

/** A run as a sequential gate makes it; its plan hash is that of the run to resume. */
export function sequentialRunPlan(plan: GatePlan, runPlan: RunPlan): RunPlan {
  return { ...runPlan, order: 'clusters', partialRule: plan.partialRule };
}

async function streamOf(store: Store, plan: GatePlan, runPlan: RunPlan): Promise<ClusterStream> {
  const labels: CaseLabels[] = [];
  for await (const page of store.sets.labels(runPlan.set.setNo)) labels.push(...page);
  return new ClusterStream({
    labels,
    order: await chosenTrials(runPlan, store),
    numbering: { attacks: runPlan.attacks.length, repeats: runPlan.repeats },
    attacks: runPlan.attacks.map(({ steps }) => steps),
    classes: classesOf(plan),
  });
}

function refuseTwins(runPlan: RunPlan): void {
  if (!runPlan.graders.some(({ identity }) => identity.name === 'same-decision')) return;
  throw new PlimsollError({
    code: 'usage-invalid',
    message:
      'The golden set has "same-decision" expectations, which are only decided when all trials are in: a gate cannot look before.',
    hint: 'Leave those cases out with --category or --tag, or take "sequential" out of the gate plan.',
  });
}
