import { PlimsollError, type RateSummary } from '@plimsoll/core';
import type { BaselineMoved } from '../proof/gate/baselines.js';
import { formatRate } from '../reports/format-rate.js';
import { formatTime, rateNames } from '../reports/rate-words.js';
import { visibleLine } from '../reports/visible-text.js';
import { rateBlock } from '../runs/rate-block.js';
import { currentBaselines } from '../store/current-baselines.js';
import type { BaselineMove, RunRecord, Scope, Store } from '../store/store.js';
import { table } from './table.js';

const rates = ['leak', 'falseRefusal', 'misserved'] as const;
type Rates = Readonly<Record<(typeof rates)[number], RateSummary>>;

/** The rates of a run, for a line or two. */
export async function ratesOfRun(store: Store, run: RunRecord): Promise<Rates> {
  const { leak, falseRefusal, misserved } = rateBlock(
    await store.runs.tallies(run.runNo, 'all'),
    {},
    run.manifest.partialRule,
  );
  return { leak, falseRefusal, misserved };
}

/** What a move changed: from which run to which, with the rates of both. */
export async function movedText(store: Store, { name, from, to }: BaselineMoved): Promise<string> {
  const lines = [`${name}: ${runName(from)} → ${runName(to)}`];
  const [before, after] = [from && (await ratesOfRun(store, from)), to && (await ratesOfRun(store, to))];
  for (const rate of rates) {
    const sides = [before, after].flatMap((block) => (block === undefined ? [] : [formatRate(block[rate])]));
    lines.push(`  ${rateNames[rate]}: ${sides.join(' → ')}`);
  }
  return `${lines.join('\n')}\n`;
}

function runName(run: RunRecord | undefined): string {
  return run === undefined ? 'nothing' : `"${visibleLine(run.name)}" (${run.id})`;
}

/** Names, the runs they point to, since when and why. */
export function movesTable(moves: readonly BaselineMove[]): string {
  const rows = moves.map((move) => [
    visibleLine(move.name),
    visibleLine(move.feature),
    move.runId ?? 'taken away',
    formatTime(move.movedAt),
    visibleLine(move.movedBy ?? '-'),
    visibleLine(move.reason),
  ]);
  return table([['name', 'feature', 'run', 'moved', 'by', 'reason'], ...rows]);
}

/**
 * The feature that a baseline's name is of: the one given, or the only one with that name.
 *
 * @throws PlimsollError `baseline-unknown` when none or several have it.
 */
export async function scopeOfName(store: Store, name: string, feature: string | undefined): Promise<Scope> {
  const all = await currentBaselines(store, feature === undefined ? {} : { feature });
  const named = all.filter((move) => move.name === name);
  const [first, second] = named;
  if (first !== undefined && second === undefined) return { project: first.project, feature: first.feature };
  const where = feature === undefined ? 'No feature' : `The feature "${feature}"`;
  throw new PlimsollError({
    code: 'baseline-unknown',
    message:
      first === undefined
        ? `${where} has ${feature === undefined ? 'a' : 'no'} baseline "${name}".`
        : `Several features have a baseline "${name}": ${named.map((move) => move.feature).join(', ')}.`,
    hint: first === undefined ? 'Type: plimsoll baseline list' : 'Say which with --feature NAME.',
  });
}
