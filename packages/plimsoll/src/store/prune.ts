import { PlimsollError } from '@plimsoll/core';
import { baselineNames } from './current-baselines.js';
import type { RunRecord, Scope, Store } from './store.js';

/** Which runs may go. A run goes only when every rule that is given lets it go. */
export interface PruneRules {
  /** Runs that started before this time, in milliseconds since 1970. */
  readonly before?: number | undefined;
  /** All but the newest so many of each feature, 0 or more. */
  readonly keepLast?: number | undefined;
  /** Ids and names of runs that stay whatever else is said, beside those that a baseline points to. */
  readonly protect?: readonly string[] | undefined;
  /** Only runs of this scope. */
  readonly scope?: Partial<Scope> | undefined;
}

export interface PruneOptions extends PruneRules {
  /** Say what would go, and delete nothing. */
  readonly dryRun?: boolean | undefined;
  /** Give the room back to the disk afterwards; needs about as much again while it works. */
  readonly compact?: boolean | undefined;
}

/** What was deleted, or would be. */
export interface PruneResult {
  /** Newest first. */
  readonly removed: readonly RunRecord[];
  /** Runs that would have gone if no baseline pointed to them. Newest first. */
  readonly spared: readonly RunRecord[];
  /** How many stay, the spared ones included. */
  readonly kept: number;
}

/**
 * Deletes runs by age and number, with the replies and sets that nothing else needs. A run that is running stays, and
 * so does what a baseline points to.
 *
 * @throws PlimsollError `usage-invalid` when neither `before` nor `keepLast` is given, or `keepLast` is no count.
 * @example
 * ```ts
 * const { removed, kept } = await prune(store, { keepLast: 20, protect: ['release-3'], dryRun: true });
 * removed; // []
 * kept; // 1
 * ```
 */
export async function prune(store: Store, options: PruneOptions): Promise<PruneResult> {
  const { before, keepLast } = options;
  if (before === undefined && keepLast === undefined) {
    throw invalid('Pruning needs a rule that says which runs may go.', 'Give an age or a number of runs to keep.');
  }
  if (keepLast !== undefined && !(Number.isInteger(keepLast) && keepLast >= 0)) {
    throw invalid(`${String(keepLast)} is no number of runs to keep.`, 'Give a whole number, 0 or more.');
  }
  const runs = await store.runs.list(options.scope);
  const baselines = await baselineNames(store);
  const may = removable(runs, options);
  const removed = may.filter((run) => !baselines.has(run.id));
  if (options.dryRun !== true) {
    for (const run of removed) await store.runs.delete(run.runNo);
    if (options.compact === true && removed.length > 0) await store.compact();
  }
  return { removed, spared: may.filter((run) => baselines.has(run.id)), kept: runs.length - removed.length };
}

/** The runs that every rule lets go; `runs` are newest first. */
function removable(runs: readonly RunRecord[], rules: PruneRules): readonly RunRecord[] {
  const kept = new Set(rules.protect);
  const newer = new Map<string, number>();
  return runs.filter((run) => {
    const feature = JSON.stringify([run.project, run.feature]);
    const place = newer.get(feature) ?? 0;
    newer.set(feature, place + 1);
    if (run.status === 'running' || kept.has(run.id) || kept.has(run.name)) return false;
    if (rules.before !== undefined && run.startedAt >= rules.before) return false;
    return rules.keepLast === undefined || place >= rules.keepLast;
  });
}

function invalid(message: string, hint: string): PlimsollError {
  return new PlimsollError({ code: 'usage-invalid', message, hint });
}
