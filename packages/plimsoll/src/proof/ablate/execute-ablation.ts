import { contentHash, PlimsollError } from '@plimsoll/core';
import { executeRun } from '../../runs/execute-run.js';
import { withGuardPolicy } from '../../runs/guard-release.js';
import { inLanes } from '../../runs/in-lanes.js';
import { planHash, type RunPlan } from '../../runs/run-plan.js';
import type { RunServices } from '../../runs/run-services.js';
import { stopWatch } from '../../runs/stop-watch.js';
import type { RunRecord } from '../../store/store.js';
import type { NamedControl } from '../../targets/controls/with-controls.js';
import type { Target } from '../../targets/target.js';
import { ablationProgress, type AblationProgress } from './ablation-progress.js';
import type { Arrangement } from './arrangements.js';

/** An ablation as asked for. */
export interface AblationPlan {
  readonly id: string;
  /** What all arrangements share; its target has no control. */
  readonly base: RunPlan;
  readonly arrangements: readonly Arrangement[];
  /** Opens the target with the controls of an arrangement, for so many trials at once. */
  readonly open: (arrangement: Arrangement, concurrency: number) => Promise<Target>;
}

export interface AblationOptions {
  /** Take up what an earlier call of the same ablation has finished. */
  readonly resume?: boolean | undefined;
  readonly stop?: AbortSignal | undefined;
  readonly abort?: AbortSignal | undefined;
  readonly onProgress?: ((progress: AblationProgress) => void) | undefined;
}

/** What became of an ablation. */
export interface ExecutedAblation {
  /** The run of each arrangement that was begun, by its name. */
  readonly runs: ReadonlyMap<string, RunRecord>;
  /** Why it ended before all were complete. */
  readonly stopped?: PlimsollError | undefined;
}

/** Names an ablation: the same plan and the same controls have the same id, whatever the design. */
export function ablationId(base: RunPlan, controls: readonly NamedControl[]): string {
  const declared = controls.map(({ name, config: { kind, options } }) => ({ name, kind, options }));
  const sorted = declared.sort((one, other) => (one.name < other.name ? -1 : 1));
  return contentHash({ plan: planHash(base), controls: sorted }).slice(0, 8);
}

/** What the run of an arrangement is called. */
export function ablationRunName(id: string, arrangement: Arrangement): string {
  return `ablate-${id}-${arrangement.name}`;
}

/**
 * Runs the arrangements side by side, as many as the concurrency allows, which they share: so a service that is slow
 * for a while is slow for all of them, and their milliseconds can be compared. The budget is for all together; whatever
 * stops one stops the rest, and what is finished stays stored for `resume`.
 *
 * @throws PlimsollError `run-incompatible` when another process is executing one of the runs, and whatever the engine
 *   throws.
 */
export async function executeAblation(
  plan: AblationPlan,
  services: RunServices,
  options: AblationOptions = {},
): Promise<ExecutedAblation> {
  const runs = new Map<string, RunRecord>();
  const halt = new AbortController();
  const stop = AbortSignal.any([halt.signal, ...(options.stop === undefined ? [] : [options.stop])]);
  const together = Math.min(plan.arrangements.length, plan.base.concurrency);
  const concurrency = Math.floor(plan.base.concurrency / together);
  const watch = stopWatch(plan.base.budget, services.clock);
  const progress = ablationProgress(plan.arrangements.length, services.clock, options.onProgress);
  const waiting = [...plan.arrangements];
  let stopped: PlimsollError | undefined;

  const measure = async (arrangement: Arrangement): Promise<void> => {
    const target = await plan.open(arrangement, concurrency);
    try {
      const name = ablationRunName(plan.id, arrangement);
      const release = withGuardPolicy(plan.base.release, target.identity);
      const asked: RunPlan = { ...plan.base, name, target, release, concurrency };
      const earlier = options.resume === true ? await earlierRun(asked, services) : undefined;
      if (earlier?.status === 'complete') {
        runs.set(arrangement.name, earlier);
        progress.wasComplete(earlier);
        return;
      }
      const result = await executeRun(asked, services, {
        resume: earlier,
        stop,
        abort: options.abort,
        onProgress: (run) => {
          watch.spend(progress.update(arrangement.name, run));
          if (watch.reason() !== undefined) halt.abort();
        },
      });
      runs.set(arrangement.name, result.run);
      if (result.stopped === undefined) progress.completed();
      else {
        stopped ??= result.stopped;
        halt.abort();
      }
    } catch (error) {
      halt.abort();
      throw error;
    } finally {
      await target.close();
    }
  };
  await inLanes(together, () => (stop.aborted ? undefined : waiting.shift()), measure);
  const reason = stopped === undefined && waiting.length === 0 ? undefined : (watch.reason() ?? stopped);
  return reason === undefined ? { runs } : { runs, stopped: resumable(reason, progress.complete(), plan) };
}

/** The newest run of the arrangement that was made from the same plan. */
async function earlierRun(asked: RunPlan, { store }: RunServices): Promise<RunRecord | undefined> {
  const run = await store.runs.find(asked.name, asked.scope);
  if (run?.name !== asked.name || run.manifest.planHash !== planHash(asked)) return undefined;
  if (run.status !== 'running') return run;
  throw new PlimsollError({
    code: 'run-incompatible',
    message: `Run ${run.name} (${run.id}) is being executed by another process.`,
    hint: 'Wait until it ends, or stop it first.',
  });
}

/** The reason of one run as that of the whole: only the ablation knows which controls to go on with. */
function resumable(reason: PlimsollError, complete: number, plan: AblationPlan): PlimsollError {
  return new PlimsollError({
    code: reason.code,
    message: `The ablation ended with ${complete} of ${plan.arrangements.length} arrangements complete. ${reason.message}`,
    hint: 'To go on, type the same command with --resume',
    cause: reason,
  });
}
