import { PlimsollError } from '@plimsoll/core';
import { didYouMean } from '../../files/index.js';
import { currentBaselines } from '../../store/current-baselines.js';
import type { BaselineMove, RunRecord, Scope, Store } from '../../store/store.js';

/** A name and the run it points to. */
export interface NamedBaseline {
  readonly move: BaselineMove;
  readonly run: RunRecord;
}

/** Names are typed, and stand in plans and reports. */
const namePattern = /^[a-z0-9][a-z0-9._-]{0,99}$/i;
const shortestReason = 10;

/**
 * The run that a baseline's name points to.
 *
 * @throws PlimsollError `baseline-unknown` when no run has this name, or the run was deleted.
 */
export async function findBaseline(store: Store, scope: Scope, name: string): Promise<NamedBaseline> {
  const move = await store.baselines.get(scope, name);
  const runId = move?.runId ?? null;
  if (move === undefined || runId === null) throw await unknownBaseline(store, scope, name);
  const run = await store.runs.find(runId, scope);
  if (run?.id === runId) return { move, run };
  throw new PlimsollError({
    code: 'baseline-unknown',
    message: `The baseline "${name}" of ${scope.feature} points to run ${runId}, which is not in the store any more.`,
    hint: `Point it to a run that is there: plimsoll baseline set ${name} RUN --reason "…"`,
  });
}

async function unknownBaseline(store: Store, scope: Scope, name: string): Promise<PlimsollError> {
  const names = (await currentBaselines(store, scope)).map((move) => move.name);
  const others = names.length === 0 ? 'it has none yet' : `it has: ${names.join(', ')}`;
  return new PlimsollError({
    code: 'baseline-unknown',
    message: `${scope.feature} has no baseline "${name}"${didYouMean(name, names)}; ${others}.`,
    hint: `Type: plimsoll baseline set ${names.length === 0 ? name : 'NAME'} RUN --reason "…"`,
  });
}

/** What became of a name. */
export interface BaselineMoved {
  readonly name: string;
  readonly from: RunRecord | undefined;
  /** Undefined: the name was taken away. */
  readonly to: RunRecord | undefined;
}

/** A move as somebody asks for it. */
export interface MoveRequest {
  readonly scope: Scope;
  readonly name: string;
  /** Left out: take the name away. */
  readonly run?: RunRecord | undefined;
  readonly reason: string;
  readonly by?: string | undefined;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/**
 * Gives a name to a run, moves it, or takes it away. The reason stays in the history for good.
 *
 * @throws PlimsollError `usage-invalid` without a real reason or with a name that cannot be typed, `run-incompatible` for
 * a run that is not complete, `baseline-unknown` when there is nothing to take away.
 */
export async function moveBaseline(store: Store, request: MoveRequest): Promise<BaselineMoved> {
  const { scope, name, run, now } = request;
  const reason = request.reason.trim();
  if (!namePattern.test(name)) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `"${name}" cannot be the name of a baseline.`,
      hint: 'Use letters, digits, ".", "_" and "-", at most 100 of them.',
    });
  }
  if (reason.length < shortestReason) {
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `The reason "${reason}" says too little: a baseline moves only with a reason that a reviewer understands.`,
      hint: `Say in a sentence why, with at least ${String(shortestReason)} characters: --reason "release 4 was signed off"`,
    });
  }
  const before = await store.baselines.get(scope, name);
  const runId = before?.runId ?? null;
  if (run === undefined && runId === null) throw await unknownBaseline(store, scope, name);
  if (run !== undefined && run.status !== 'complete') {
    throw new PlimsollError({
      code: 'run-incompatible',
      message: `Run ${run.id} ("${run.name}") is ${run.status}: ${String(run.finished)} of ${String(run.manifest.planned)} trials are finished. A baseline must be complete.`,
      hint: `Finish it first: plimsoll run ${scope.feature} --resume ${run.id}`,
    });
  }
  const from = runId === null ? undefined : await store.runs.find(runId, scope);
  await store.baselines.move({
    ...scope,
    name,
    runId: run?.id ?? null,
    reason,
    movedAt: now,
    ...(request.by !== undefined && { movedBy: request.by }),
  });
  return { name, from: from?.id === runId ? from : undefined, to: run };
}
