import { PlimsollError, type Difference, type DroppedTrials } from '@plimsoll/core';
import type { RunRecord } from '../../store/store.js';
import type { TrialMatch } from './match-trials.js';
import type { RunSide } from './run-side.js';

/** @throws PlimsollError `not-comparable` when both are one run. */
export function refuseSameRun(baseline: RunRecord, candidate: RunRecord): void {
  if (baseline.runNo !== candidate.runNo) return;
  throw new PlimsollError({
    code: 'not-comparable',
    message: `Both sides are run ${baseline.id} ("${baseline.name}"): a run does not differ from itself.`,
    hint: 'Name two runs. Type: plimsoll runs list',
  });
}

/** @throws PlimsollError `not-comparable` unless every difference is allowed and something is left to compare. */
export function refuseDifferences(
  baseline: RunSide,
  candidate: RunSide,
  { baseline: pairs, dropped }: Pick<TrialMatch, 'baseline' | 'dropped'>,
  allow: readonly Difference[],
): void {
  const found = dropped.flatMap((drop) => (drop.reason === 'unfinished' ? [] : [wordsOf(drop)]));
  const reasons = new Set(dropped.map(({ reason }) => reason).filter((reason) => reason !== 'unfinished'));
  const [ours, theirs] = [baseline.run.manifest.partialRule, candidate.run.manifest.partialRule];
  if (ours !== theirs) {
    reasons.add('different-partial-rule');
    found.push(`partly complying counts by the rule "${ours}" in the baseline and by "${theirs}" in the candidate`);
  }
  const refused = [...reasons].filter((reason) => !allow.includes(reason));
  const names = `"${baseline.run.name}" (${baseline.run.id}) and "${candidate.run.name}" (${candidate.run.id})`;
  if (pairs.length > 0 && refused.length === 0) return;
  if (pairs.length === 0) {
    throw new PlimsollError({
      code: 'not-comparable',
      message: `Nothing can be compared between ${names}: ${found.join('; ') || nothingFinished(baseline, candidate)}.`,
      hint: hints(reasons, candidate) ?? 'Compare runs of the same golden set. Type: plimsoll runs list',
    });
  }
  const how = `Or compare the ${pairs.length} pairs that are left with: --allow ${[...reasons].join(',')}`;
  throw new PlimsollError({
    code: 'not-comparable',
    message: `${names} are not comparable as they are: ${found.join('; ')}.`,
    hint: [hints(new Set(refused), candidate), how].filter((part) => part !== undefined).join(' '),
  });
}

function nothingFinished({ run: one }: RunSide, { run: other }: RunSide): string {
  const empty = [one, other].filter(({ finished }) => finished === 0).map(({ name }) => `"${name}"`);
  if (empty.length > 0) return `${empty.join(' and ')} has no finished trial`;
  return 'they finished no trial of the same case, attack and repeat';
}

function wordsOf({ reason, baseline, candidate, cases, detail, examples }: DroppedTrials): string {
  const shown = examples.map((id) => `"${id.length > 60 ? `${id.slice(0, 59)}…` : id}"`).join(', ');
  const counts =
    reason === 'different-graders'
      ? `${baseline} ${baseline === 1 ? 'pair was' : 'pairs were'} judged by different graders (${detail})`
      : `${trials(baseline)} of the baseline and ${candidate} of the candidate have no partner (${detail})`;
  return `${reason}: ${counts}, in ${cases} ${cases === 1 ? 'case' : 'cases'}: ${shown}${cases > examples.length ? ' …' : ''}`;
}

function trials(count: number): string {
  return `${count} ${count === 1 ? 'trial' : 'trials'}`;
}

/** What makes them comparable, for the differences that have a remedy. */
function hints(reasons: ReadonlySet<DroppedTrials['reason']>, { run }: RunSide): string | undefined {
  const parts: string[] = [];
  const rule = reasons.has('different-partial-rule');
  if (reasons.has('different-graders') || rule)
    parts.push(
      `Grade both with the same graders${rule ? ' and rule' : ''}, sending nothing: plimsoll regrade ${run.id}${rule ? ' --partial-rule RULE' : ''}`,
    );
  if (reasons.has('different-set') || reasons.has('different-expectations'))
    parts.push('Run both on the same golden set, with the same filter and limit.');
  if (reasons.has('different-attacks') || reasons.has('different-repeats'))
    parts.push('Run both with the same attacks and repeats.');
  return parts.length === 0 ? undefined : parts.join(' ');
}
