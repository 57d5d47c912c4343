import { setMaxListeners } from 'node:events';
import { PlimsollError, type Grade } from '@plimsoll/core';
import { gradeReply } from '../graders/grade-reply.js';
import type { NewOutcome, RunRecord } from '../store/store.js';
import { adaptiveLimit } from '../targets/adaptive-limit.js';
import { circuitBreaker } from '../targets/circuit-breaker.js';
import { costOf } from '../targets/prices.js';
import { decideTrial } from './decide-trial.js';
import { decideTwinsOfRun } from './decide-twins-of-run.js';
import { inLanes } from './in-lanes.js';
import { obtainReply, storedError, type Obtained } from './obtain-reply.js';
import { openRun } from './open-run.js';
import { outcomeWriter } from './outcome-writer.js';
import type { RunPlan } from './run-plan.js';
import { countOutcome, newProgress, type RunProgress } from './run-progress.js';
import type { RunServices } from './run-services.js';
import { settler } from './settler.js';
import { stopWatch, type Spent } from './stop-watch.js';
import { trialSource, type Trial } from './trial-source.js';

export interface RunOptions {
  /** Go on with this run instead of beginning one. */
  readonly resume?: RunRecord | undefined;
  /** When it fires, no new trial is sent and those in flight finish. */
  readonly stop?: AbortSignal | undefined;
  /** When it fires, those in flight are dropped. */
  readonly abort?: AbortSignal | undefined;
  /** Called after each commit. */
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  /** Called with what was committed, before `onProgress`. */
  readonly onCommitted?: ((rows: readonly NewOutcome[]) => void) | undefined;
}

export interface RunResult {
  readonly run: RunRecord;
  /** Why it ended before all trials were finished. */
  readonly stopped?: PlimsollError | undefined;
}

/**
 * Runs a plan: takes the trials in seeded order, sends them (or takes the stored reply), grades the replies, decides the
 * outcomes and commits them in batches, until all are finished or something asks to stop.
 *
 * @throws PlimsollError `run-incompatible` when the run to resume was made from another plan, `set-empty` when the
 * filters leave nothing, and whatever the store throws.
 * @example
 * ```ts
 * const scope = { project: 'harbour-bank', feature: 'support-bot' };
 * const { set, kinds } = await snapshotSet(store, scope, 'bank', ['bank.cases.yaml'], systemClock);
 * const plan = makeRunPlan({ scope, set, target, graders: createGraders(kinds), lines: { leak: 0.01 } });
 * const { run } = await executeRun(plan, runServices(store));
 * (await summariseRun(store, run)).run.status; // 'complete'
 * ```
 */
export async function executeRun(plan: RunPlan, services: RunServices, options: RunOptions = {}): Promise<RunResult> {
  const { store, clock } = services;
  const { run, order, remaining, alreadyFinished } = await openRun(plan, services, options.resume);

  const progress = newProgress(run.manifest.planned);
  progress.finished = alreadyFinished;
  const startedAt = clock.monotonic();
  const watch = stopWatch(plan.budget, clock);
  const writer = outcomeWriter({
    append: (rows) => store.runs.append(run.runNo, rows),
    onCommitted: (rows) => {
      for (const row of rows) countOutcome(progress, row);
      progress.elapsedMs = clock.monotonic() - startedAt;
      options.onCommitted?.(rows);
      options.onProgress?.(progress);
    },
  });
  const source = trialSource({ plan, store, targetHash: run.manifest.target.hash, order, remaining });
  const send = sender(plan, services, options.abort);
  const settling = settler<Finished>(
    (finished) => {
      const outcome = toOutcome(plan, finished);
      return outcome instanceof Promise ? outcome.then((row) => writer.add(row)) : writer.add(outcome);
    },
    Math.min(plan.concurrency, mostUnsettled),
  );

  try {
    await inLanes(
      Math.min(plan.concurrency, Math.max(1, remaining.length)),
      () => (options.stop?.aborted === true || watch.reason() !== undefined ? undefined : source.next()),
      async (trial) => {
        const sentAt = clock.now();
        const obtained = trial.cached === undefined ? await send(trial) : { reply: trial.cached.reply, attempts: 0 };
        if (obtained.error?.code === 'target-aborted') return;
        if (obtained.error?.code === 'target-down') {
          watch.stop(obtained.error);
          return;
        }
        const spent = spentOn(plan, obtained);
        watch.spend(spent);
        const waiting = settling.add({ trial, obtained, sentAt, spent });
        if (waiting !== undefined) await waiting;
      },
    );
  } finally {
    await settling.finish().finally(() => writer.flush());
  }
  if (options.stop?.aborted === true || options.abort?.aborted === true) watch.stop(interrupted(run));
  // Whoever asked to stop came too late when nothing is left to do.
  const stopped = progress.finished >= run.manifest.planned ? undefined : watch.reason();
  if (stopped === undefined) await decideTwinsOfRun(store, run);
  await store.runs.setStatus(run.runNo, stopped === undefined ? 'complete' : 'interrupted', clock.now());
  return { run: (await store.runs.find(run.id)) ?? run, stopped };
}

/** What waits longer is moved to the old generation before it becomes garbage. */
const mostUnsettled = 64;

/** Sending within the adaptive limit, and not at all once the breaker has tripped. */
function sender(
  plan: RunPlan,
  services: RunServices,
  abort: AbortSignal | undefined,
): (trial: Trial) => Promise<Obtained> {
  const limit = adaptiveLimit({ maximum: plan.concurrency, clock: services.clock });
  const breaker = circuitBreaker({ targetName: plan.target.name });
  const signal = abort ?? new AbortController().signal;
  // Every lane may wait for a retry under the one signal; that is no leak, and no warning is due.
  setMaxListeners(0, signal);
  // A retry tells of overload long before the trial ends.
  const retries = { ...services.retries, onRetry: () => limit.overloaded() };
  return async (trial) => {
    const slot = limit.acquire();
    if (slot !== undefined) await slot;
    const tripped = breaker.tripped();
    if (tripped !== undefined) {
      limit.release('unknown');
      return { error: tripped, attempts: 0 };
    }
    const obtained = await obtainReply(plan, trial, retries, signal);
    if (obtained.error === undefined) breaker.succeeded();
    else if (obtained.error.code !== 'target-aborted') breaker.failed(obtained.error);
    limit.release(obtained.error === undefined ? 'succeeded' : obtained.error.retryable ? 'overloaded' : 'unknown');
    return obtained;
  };
}

/** A trial whose reply, or lack of one, is still to be graded and stored. */
interface Finished {
  readonly trial: Trial;
  readonly obtained: Obtained;
  readonly sentAt: number;
  readonly spent: Spent;
}

/** Grades and decides; waits only when a grader does. */
function toOutcome(plan: RunPlan, finished: Finished): NewOutcome | Promise<NewOutcome> {
  const { trial, obtained } = finished;
  const { reply } = obtained;
  if (reply === undefined) return outcomeOf(plan, finished, []);
  const sent = obtained.sent ?? trial.messages;
  const graded = gradeReply({ testCase: trial.stored.testCase, sent, reply, graders: plan.graders });
  return graded instanceof Promise
    ? graded.then((grades) => outcomeOf(plan, finished, grades))
    : outcomeOf(plan, finished, graded);
}

function outcomeOf(plan: RunPlan, { trial, obtained, sentAt, spent }: Finished, grades: readonly Grade[]): NewOutcome {
  const { reply, error, attempts } = obtained;
  const { testCase } = trial.stored;
  const decision = reply === undefined ? undefined : decideTrial(testCase, reply, grades, plan.partialRule);
  return {
    trialNo: trial.trialNo,
    casePosition: trial.place.position,
    attack: trial.place.attack,
    repeat: trial.place.repeat,
    trialId: trial.trialId,
    requestHash: trial.requestHash,
    sent: obtained.sent ?? (trial.messages === testCase.messages ? undefined : trial.messages),
    reply,
    replyNo: trial.cached?.replyNo,
    outcome: decision?.outcome ?? 'errored',
    heldBy: decision?.heldBy,
    behaviour: decision?.behaviour,
    grades,
    error: error === undefined ? undefined : storedError(error),
    startedAt: sentAt,
    attempts,
    costMicroUnits: reply === undefined ? undefined : spent.costMicroUnits,
  };
}

const nothing: Spent = { costMicroUnits: 0, tokens: 0 };

/** What a trial used up now: nothing when its reply was stored already, or when there is none. */
function spentOn({ prices }: RunPlan, { reply, attempts }: Obtained): Spent {
  if (reply === undefined || attempts === 0) return nothing;
  const { inputTokens = 0, outputTokens = 0 } = reply.usage ?? {};
  return { costMicroUnits: costOf(prices, reply), tokens: inputTokens + outputTokens };
}

function interrupted(run: RunRecord): PlimsollError {
  return new PlimsollError({
    code: 'run-interrupted',
    message: `Run ${run.name} (${run.id}) was interrupted; everything that had finished is stored.`,
    hint: `To go on, type: plimsoll run --resume ${run.id}`,
  });
}
