import { PlimsollError } from '@plimsoll/core';
import { findBaseline } from '../proof/gate/baselines.js';
import { currentBaselines } from '../store/current-baselines.js';
import type { RunRecord, Scope, Store } from '../store/store.js';
import { noSuchRun } from '../store/no-such-run.js';

/**
 * Finds a stored run by id, beginning of an id, name, `latest`, `latest~1` (the one before), or `baseline:NAME`.
 *
 * @param scope where a baseline is looked for when several features have one of that name.
 * @throws PlimsollError `run-unknown` or `baseline-unknown`.
 */
export async function findRun(store: Store, reference: string, scope?: Scope): Promise<RunRecord> {
  const baseline = /^baseline:(.+)$/s.exec(reference)?.[1];
  if (baseline !== undefined) {
    return (await findBaseline(store, await scopeOfBaseline(store, baseline, scope), baseline)).run;
  }
  const before = /^latest~(\d{1,6})$/.exec(reference)?.[1];
  const run =
    before === undefined
      ? await store.runs.find(reference)
      : (await store.runs.list({ limit: Number(before) + 1 }))[Number(before)];
  if (run === undefined) throw noSuchRun(reference);
  return run;
}

/** The feature that has a baseline of this name; the scope given where several have, or none has. */
async function scopeOfBaseline(store: Store, name: string, scope: Scope | undefined): Promise<Scope> {
  const moves = (await currentBaselines(store)).filter((move) => move.name === name);
  const [first, second] = moves;
  if (first !== undefined && second === undefined) return first;
  if (scope !== undefined) return scope;
  throw new PlimsollError({
    code: 'baseline-unknown',
    message:
      first === undefined
        ? `No feature has a baseline "${name}".`
        : `Several features have a baseline "${name}": ${moves.map(({ project, feature }) => `${project}/${feature}`).join(', ')}.`,
    hint:
      first === undefined
        ? `Type: plimsoll baseline set ${name} RUN --reason "…"`
        : 'Name the run by its id. Type: plimsoll runs list',
  });
}
