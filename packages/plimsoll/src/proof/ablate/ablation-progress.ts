import type { Clock } from '../../clock.js';
import type { RunProgress } from '../../runs/run-progress.js';
import type { RunRecord } from '../../store/store.js';

/** Where an ablation stands; counts are sums over the arrangements begun so far. */
export interface AblationProgress {
  readonly arrangements: number;
  readonly complete: number;
  readonly planned: number;
  readonly finished: number;
  /** Finished in this process. */
  readonly finishedNow: number;
  readonly errored: number;
  readonly costMicroUnits: number;
  readonly tokens: number;
  readonly elapsedMs: number;
}

/** Adds up where the runs of an ablation stand. */
export interface ProgressSum {
  /** Takes over where the run of an arrangement stands, and tells what it has used up since the last time. */
  update(arrangement: string, run: RunProgress): { readonly costMicroUnits: number; readonly tokens: number };
  /** Counts a run that nothing had to be done for. */
  wasComplete(run: RunRecord): void;
  /** Counts a run that has been updated and is complete now. */
  completed(): void;
  complete(): number;
}

/** Begins with nothing done, and reports after each change. */
export function ablationProgress(
  arrangements: number,
  clock: Clock,
  report: ((progress: AblationProgress) => void) | undefined,
): ProgressSum {
  const startedAt = clock.monotonic();
  const latest = new Map<string, RunProgress>();
  let [complete, before] = [0, 0];
  const sum = (of: (run: RunProgress) => number): number => [...latest.values()].reduce((all, run) => all + of(run), 0);
  const tell = (): void =>
    report?.({
      arrangements,
      complete,
      planned: before + sum((run) => run.planned),
      finished: before + sum((run) => run.finished),
      finishedNow: sum((run) => run.finishedNow),
      errored: sum((run) => run.errored),
      costMicroUnits: sum((run) => run.costMicroUnits),
      tokens: sum((run) => run.tokens),
      elapsedMs: clock.monotonic() - startedAt,
    });
  return {
    update(arrangement, run) {
      const last = latest.get(arrangement);
      latest.set(arrangement, { ...run });
      tell();
      return {
        costMicroUnits: run.costMicroUnits - (last?.costMicroUnits ?? 0),
        tokens: run.tokens - (last?.tokens ?? 0),
      };
    },
    wasComplete(run) {
      complete += 1;
      before += run.finished;
      tell();
    },
    completed() {
      complete += 1;
      tell();
    },
    complete: () => complete,
  };
}
