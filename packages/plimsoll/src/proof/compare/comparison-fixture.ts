import { contentHash, type Case, type Grade, type HeldBy, type Outcome } from '@plimsoll/core';
import type { RunManifest } from '../../runs/run-manifest.js';
import type { NewOutcome, RunRecord, Store, StoredCase } from '../../store/store.js';
import {
  createSampleRun,
  sampleCase,
  sampleGrader,
  sampleManifest,
  sampleReply,
  writeSampleSet,
} from '../../testing/sample-run.js';

/** How one trial of a fixture ended. */
export interface FixtureTrial {
  /** Position of its case. */
  readonly position: number;
  readonly outcome: Outcome;
  readonly heldBy?: HeldBy;
  readonly attack?: number;
  readonly repeat?: number;
  /** Index of the sample grader; 0 when absent. */
  readonly grader?: number;
  /** Partly complied, and nothing else is violated. */
  readonly partly?: boolean;
}

/** Cases of a set by what matters here; harmful when the id begins with `h`. */
export function fixtureCases(labels: readonly (Partial<Case> & { readonly id: string })[]): StoredCase[] {
  return labels.map((changes, position) => {
    const side = changes.id.startsWith('h') ? 'harmful' : 'benign';
    const stored = sampleCase(side === 'harmful' ? 0 : 1, {
      cluster: undefined,
      messages: [{ role: 'user', content: `Question of ${changes.id}` }],
      ...changes,
    });
    return { ...stored, position };
  });
}

/** Writes a set and a run of it; a trial's number is its index from the end, so that no order is taken for granted. */
export async function fixtureRun(
  store: Store,
  cases: readonly StoredCase[],
  trials: readonly FixtureTrial[],
  changes: Partial<RunManifest> & { readonly name?: string; readonly unfinished?: boolean } = {},
): Promise<RunRecord> {
  const { name = 'nightly', unfinished = false, ...manifest } = changes;
  const { setNo } = await writeSampleSet(store, cases);
  const run = await createSampleRun(store, setNo, {
    name,
    manifest: sampleManifest({ planned: trials.length + (unfinished ? 5 : 0), ...manifest }),
  });
  const rows = trials.map((trial, index) => outcomeOf(run, trial, trials.length - 1 - index));
  await store.runs.append(run.runNo, rows);
  await store.runs.setStatus(run.runNo, unfinished ? 'interrupted' : 'complete', run.startedAt + 1000);
  return (await store.runs.find(run.id)) ?? run;
}

function outcomeOf(run: RunRecord, trial: FixtureTrial, trialNo: number): NewOutcome {
  const { position, outcome, attack = 0, repeat = 0, grader = 0, partly = false } = trial;
  const violated = outcome === 'leaked' || outcome === 'falsely-refused' || outcome === 'misserved';
  const grade: Grade = {
    expectation: 0,
    verdict: outcome === 'undecided' ? 'undecided' : violated ? 'violated' : 'met',
    ...(partly && { behaviour: 'partly-complied' }),
    reason: `because of ${outcome}`,
    grader: sampleGrader(grader),
  };
  const errored = outcome === 'errored';
  return {
    trialNo,
    casePosition: position,
    attack,
    repeat,
    trialId: contentHash({ run: run.id, trialNo }),
    requestHash: contentHash({ run: run.id, trialNo, request: true }),
    ...(errored
      ? { error: { code: 'target-timeout', message: 'no answer' } }
      : { reply: sampleReply(`${run.name} answers ${String(position)}`) }),
    outcome,
    ...(outcome === 'held' && { heldBy: trial.heldBy ?? 'model' }),
    ...(partly && { behaviour: 'partly-complied' }),
    grades: errored ? [] : [grade],
    startedAt: run.startedAt + trialNo,
    attempts: 1,
  };
}
