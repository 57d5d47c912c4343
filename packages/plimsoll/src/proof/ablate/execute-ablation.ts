import { contentHash, PlimsollError } from '@plimsoll/core';
import { executeRun } from '../../runs/execute-run.js';
import { planHash, type Budget, type RunPlan } from '../../runs/run-plan.js';
import type { RunProgress } from '../../runs/run-progress.js';
import type { RunServices } from '../../runs/run-services.js';
import type { RunRecord } from '../../store/store.js';
import type { NamedControl } from '../../targets/controls/with-controls.js';
import type { Target } from '../../targets/target.js';
import type { Arrangement } from './arrangements.js';

/** An ablation as asked for. */
export interface AblationPlan {
  readonly id: string;
  /** What all arrangements share; its target has no control. */
  readonly base: RunPlan;
  readonly arrangements: readonly Arrangement[];
  /** Opens the target with the controls of an arrangement. */
  readonly open: (arrangement: Arrangement) => Promise<Target>;
}

export interface AblationOptions {
  /** Take up what an earlier call of the same ablation has finished. */
  readonly resume?: boolean | undefined;
  readonly stop?: AbortSignal | undefined;
  readonly abort?: AbortSignal | undefined;
  /** Called before an arrangement is run, with how many trials are stored already. */
  readonly onArrangement?: ((arrangement: Arrangement, finished: number) => void) | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
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
 * Runs the arrangements one after the other. The budget is for all of them together; whatever stops one stops the
 * rest, and what is finished stays stored for `resume`.
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
  const spent = { costMicroUnits: 0, tokens: 0, milliseconds: 0 };
  for (const arrangement of plan.arrangements) {
    const target = await plan.open(arrangement);
    try {
      const name = ablationRunName(plan.id, arrangement);
      const asked: RunPlan = { ...plan.base, name, target, budget: leftOf(plan.base.budget, spent) };
      const earlier = options.resume === true ? await earlierRun(asked, services) : undefined;
      options.onArrangement?.(arrangement, earlier?.finished ?? 0);
      if (earlier?.status === 'complete') {
        runs.set(arrangement.name, earlier);
        continue;
      }
      let latest: RunProgress | undefined;
      const { run, stopped } = await executeRun(asked, services, {
        resume: earlier,
        stop: options.stop,
        abort: options.abort,
        onProgress: (progress) => {
          latest = progress;
          options.onProgress?.(progress);
        },
      });
      runs.set(arrangement.name, run);
      spent.costMicroUnits += latest?.costMicroUnits ?? 0;
      spent.tokens += latest?.tokens ?? 0;
      spent.milliseconds += latest?.elapsedMs ?? 0;
      if (stopped !== undefined) return { runs, stopped: resumable(stopped, arrangement, plan) };
    } finally {
      await target.close();
    }
  }
  return { runs };
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

function leftOf(budget: Budget, spent: Required<{ [Key in keyof Budget]: number }>): Budget {
  const left = (key: keyof Budget): number | undefined =>
    budget[key] === undefined ? undefined : Math.max(0, budget[key] - spent[key]);
  return { costMicroUnits: left('costMicroUnits'), tokens: left('tokens'), milliseconds: left('milliseconds') };
}

/** The reason of one run as that of the whole: only the ablation knows which controls to go on with. */
function resumable(stopped: PlimsollError, arrangement: Arrangement, plan: AblationPlan): PlimsollError {
  const at = 1 + plan.arrangements.indexOf(arrangement);
  return new PlimsollError({
    code: stopped.code,
    message: `The ablation ended at arrangement ${at} of ${plan.arrangements.length} (${arrangement.name}). ${stopped.message}`,
    hint: 'To go on, type the same command with --resume',
    cause: stopped,
  });
}
