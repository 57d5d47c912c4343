import type { BaselineMove, Scope, Store } from './store.js';

/**
 * Where every baseline that is given now points to, the last moved first. The run of one may have been deleted since.
 *
 * @example
 * ```ts
 * for (const { name, runId } of await currentBaselines(store)) console.log(name, runId);
 * ```
 */
export async function currentBaselines(
  store: Store,
  scope: Partial<Scope> = {},
): Promise<readonly (BaselineMove & { readonly runId: string })[]> {
  const last = new Map<string, BaselineMove>();
  for (const move of await store.baselines.history(scope)) {
    const identity = JSON.stringify([move.project, move.feature, move.name]);
    if (!last.has(identity)) last.set(identity, move);
  }
  return [...last.values()].flatMap((move) => (move.runId === null ? [] : [{ ...move, runId: move.runId }]));
}

/** The names of the baselines that each run is now, by its id; only runs that are one. */
export async function baselineNames(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, string[]>();
  for (const { runId, name } of await currentBaselines(store)) names.set(runId, [...(names.get(runId) ?? []), name]);
  return names;
}
