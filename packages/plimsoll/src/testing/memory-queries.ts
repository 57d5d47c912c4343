import type { ContentHash, ErrorCode, HeldBy } from '@plimsoll/core';
import { attackLabels } from '../store/attack-label.js';
import { hingesOnPartial } from '../store/codec/outcome-columns.js';
import { searchWords } from '../store/sql/search-words.js';
import type {
  ClusterTally,
  OutcomeFilter,
  OutcomeRecord,
  RunRecord,
  RunTotals,
  SliceName,
  StoredCase,
  TrialVerdict,
} from '../store/store.js';
import { tallyByHand } from './tally-by-hand.js';

/** The outcomes that fit a filter, in its order. `rows` are in order of trial. */
export function filtered(rows: readonly OutcomeRecord[], filter: OutcomeFilter): readonly OutcomeRecord[] {
  const { search } = filter;
  const words = search === undefined || search.trim() === '' ? undefined : searchWords(search);
  const found = rows.filter(
    (row) =>
      (filter.outcomes?.includes(row.outcome) ?? true) &&
      (filter.categories?.includes(row.stored.testCase.category) ?? true) &&
      (filter.side === undefined || filter.side === row.stored.testCase.side) &&
      (filter.caseId === undefined || filter.caseId === row.stored.testCase.id) &&
      (words === undefined || hasWords(row, words)),
  );
  if (filter.order !== 'severity') return found;
  return found.sort((first, second) => first.stored.testCase.severity.localeCompare(second.stored.testCase.severity));
}

function hasWords(row: OutcomeRecord, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const { messages, turns = [] } = row.stored.testCase;
  const last = row.reply?.messages.findLast((message) => message.role === 'assistant');
  const texts = [[...messages.map((message) => message.content), ...turns].join('\n'), last?.content ?? ''];
  return texts.some((text) => {
    const has = new Set(searchWords(text));
    return words.every((word) => has.has(word));
  });
}

/** An outcome without its texts. */
export function verdictOf(row: OutcomeRecord): TrialVerdict {
  const { trialNo, casePosition, attack, repeat, outcome, heldBy, behaviour, costMicroUnits } = row;
  const asked = row.attempts > 0 ? row.reply : undefined;
  return {
    ...{ trialNo, casePosition, attack, repeat, outcome, heldBy, behaviour, costMicroUnits },
    hinges: row.stored.testCase.side === 'harmful' && hingesOnPartial(row),
    grades: row.grades.map(({ spans: _spans, reason: _reason, ...rest }) => rest),
    latencyMilliseconds: asked === undefined ? undefined : Math.round(asked.timings.totalMs * 1000) / 1000,
  };
}

/** The tallies of a run. */
export function talliesOf(
  run: RunRecord,
  rows: readonly OutcomeRecord[],
  cases: ReadonlyMap<number, StoredCase>,
  slice: SliceName,
): readonly ClusterTally[] {
  const labels = attackLabels(run.manifest.attacks);
  return tallyByHand(rows, cases, ({ testCase }, attack) => {
    if (slice === 'all') return '';
    if (slice === 'attack') return labels[attack] ?? `attack ${String(attack)}`;
    return testCase[slice] ?? '';
  });
}

/** The totals of a run. */
export function totalsOf(rows: readonly OutcomeRecord[]): RunTotals {
  // A reply from the cache was paid for, and waited for, by another trial.
  const asked = rows.filter((row) => row.attempts > 0);
  const sum = (values: readonly (number | undefined)[]): number =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const heldBy: Partial<Record<HeldBy, number>> = {};
  const errors = new Map<ErrorCode, { count: number; example: string }>();
  for (const row of rows) {
    if (row.outcome === 'held' && row.heldBy !== undefined) heldBy[row.heldBy] = (heldBy[row.heldBy] ?? 0) + 1;
    if (row.error === undefined) continue;
    const { code, message } = row.error;
    const before = errors.get(code) ?? { count: 0, example: message };
    errors.set(code, { count: before.count + 1, example: message < before.example ? message : before.example });
  }
  const times = asked.flatMap((row) => row.reply?.timings.totalMs ?? []).sort((first, second) => first - second);
  const at = (part: number): number => times[Math.max(1, Math.ceil(times.length * part)) - 1] ?? 0;
  return {
    finished: rows.length,
    fromCache: rows.filter((row) => row.attempts === 0 && row.replyNo !== undefined).length,
    inputTokens: sum(asked.map((row) => row.reply?.usage?.inputTokens)),
    outputTokens: sum(asked.map((row) => row.reply?.usage?.outputTokens)),
    costMicroUnits: sum(rows.map((row) => row.costMicroUnits)),
    unpriced: rows.filter((row) => row.costMicroUnits === undefined && row.attempts > 0).length,
    heldBy,
    errors: [...errors].map(([code, rest]) => ({ code, ...rest })).sort((first, second) => second.count - first.count),
    latency: times.length === 0 ? null : { p50: at(0.5), p95: at(0.95), max: at(1) },
  };
}

/** Grades counted by grader. */
export function graderCountsOf(
  rows: readonly OutcomeRecord[],
): ReadonlyMap<ContentHash, { readonly grades: number; readonly undecided: number }> {
  const counts = new Map<ContentHash, { grades: number; undecided: number }>();
  for (const grade of rows.flatMap((row) => row.grades)) {
    const before = counts.get(grade.grader) ?? { grades: 0, undecided: 0 };
    const undecided = before.undecided + (grade.verdict === 'undecided' ? 1 : 0);
    counts.set(grade.grader, { grades: before.grades + 1, undecided });
  }
  return counts;
}
