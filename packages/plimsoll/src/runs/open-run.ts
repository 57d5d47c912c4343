import { PlimsollError, uuidV7 } from '@plimsoll/core';
import type { CaseLabels, RunRecord, Store } from '../store/store.js';
import { clusterNumbers } from './cluster-numbers.js';
import { clusterOrder } from './cluster-order.js';
import { manifestOf, planHash, type RunPlan } from './run-plan.js';
import type { RunServices } from './run-services.js';
import { passesFilter, trialOrder } from './trial-order.js';

/** A run that is ready to go. */
export interface OpenedRun {
  readonly run: RunRecord;
  /** The places of all trials; the index is the trial's number. */
  readonly order: Uint32Array;
  /** Trial numbers still to do, in order. */
  readonly remaining: Uint32Array;
  readonly alreadyFinished: number;
}

/** Begins a run, or takes up one that was interrupted: then what errored is sent again and what finished is not. */
export async function openRun(plan: RunPlan, services: RunServices, resume: RunRecord | undefined): Promise<OpenedRun> {
  const { store, clock } = services;
  const order = await chosenTrials(plan, store);
  if (resume === undefined) {
    const run = await store.runs.create({
      ...plan.scope,
      id: uuidV7(services.ids),
      name: plan.name,
      setNo: plan.set.setNo,
      manifest: manifestOf(plan, order.length, services.environment, services.plimsollVersion),
      startedAt: clock.now(),
    });
    return { run, order, remaining: order.map((_, trialNo) => trialNo), alreadyFinished: 0 };
  }
  refuseAnotherPlan(plan, resume);
  await store.runs.setStatus(resume.runNo, 'running');
  await store.runs.forgetErrored(resume.runNo);
  const finished = new Set<number>();
  for await (const numbers of store.runs.finishedTrials(resume.runNo))
    for (const number of numbers) finished.add(number);
  const remaining = order.map((_, trialNo) => trialNo).filter((trialNo) => !finished.has(trialNo));
  return { run: resume, order, remaining, alreadyFinished: finished.size };
}

/**
 * The places of all trials of a plan, in the order they are sent.
 *
 * @throws PlimsollError `set-empty` when the filter leaves nothing.
 */
export async function chosenTrials(plan: RunPlan, store: Store): Promise<Uint32Array> {
  const numbering = { attacks: plan.attacks.length, repeats: plan.repeats };
  const positions = await chosenPositions(plan, store);
  if (plan.order === undefined) return trialOrder(positions, numbering, plan.seed, plan.limit);
  const labels: CaseLabels[] = [];
  for await (const page of store.sets.labels(plan.set.setNo)) labels.push(...page);
  return clusterOrder(positions, clusterNumbers(labels), numbering, plan.seed, plan.limit);
}

async function chosenPositions(plan: RunPlan, store: Store): Promise<Uint32Array> {
  const unfiltered = Object.values(plan.filter).every((part) => part === undefined);
  if (unfiltered) return new Uint32Array(plan.set.cases).map((_, position) => position);
  const chosen = new Uint32Array(plan.set.cases);
  const unknownIds = new Set(plan.filter.ids);
  let count = 0;
  for await (const page of store.sets.labels(plan.set.setNo)) {
    for (const labels of page) {
      unknownIds.delete(labels.id);
      if (!passesFilter(labels, plan.filter)) continue;
      chosen[count] = labels.position;
      count += 1;
    }
  }
  if (unknownIds.size > 0) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `The golden set "${plan.set.name}" has no case ${[...unknownIds].map((id) => `"${id}"`).join(', ')}.`,
      hint: 'Check the ids given with --case.',
    });
  }
  if (count > 0) return chosen.subarray(0, count);
  throw new PlimsollError({
    code: 'set-empty',
    message: `No case of the golden set "${plan.set.name}" (${String(plan.set.cases)} cases) passes the filter ${JSON.stringify(plan.filter)}.`,
    hint: 'Type: plimsoll set stats, to see which categories, tags and sides there are.',
  });
}

function refuseAnotherPlan(plan: RunPlan, resume: RunRecord): void {
  if (resume.manifest.planHash === planHash(plan)) return;
  throw new PlimsollError({
    code: 'run-incompatible',
    message: `Run ${resume.id} was made from another plan: its golden set, target, release, graders, environments, filter, repeats or seed differ from what you ask for now.`,
    hint: 'Resume with the same configuration as before, or begin a new run without --resume (with --cache it takes the stored replies that still hold).',
  });
}
