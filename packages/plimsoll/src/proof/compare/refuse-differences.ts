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
  const names = `"${baseline.run.name}" (${baseline.run.id}) and "${candidate.run.name}" (${candidate.run.id})`;
  if (pairs.length === 0) {
    throw new PlimsollError({
      code: 'not-comparable',
      message: `Nothing can be compared between ${names}: ${found.join('; ') || nothingFinished(baseline, candidate)}.`,
      hint:
        sentence(remedies(reasons, baseline, candidate)) ||
        'Compare runs of the same golden set. Type: plimsoll runs list',
    });
  }
  const refused = new Set([...reasons].filter((reason) => !allow.includes(reason)));
  if (refused.size === 0) return;
  const kept =
    reasons.size === 1 && ours !== theirs
      ? `count both under the baseline's rule`
      : `compare the ${counted(pairs.length, 'pair')} that ${pairs.length === 1 ? 'is' : 'are'} left`;
  throw new PlimsollError({
    code: 'not-comparable',
    message: `${names} are not comparable as they are: ${found.join('; ')}.`,
    hint: sentence([...remedies(refused, baseline, candidate), `${kept}: --allow ${[...reasons].join(',')}`]),
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
      ? `${counted(baseline, 'pair')} judged by different graders (${detail})`
      : `${counted(baseline, 'trial')} of the baseline and ${candidate} of the candidate without a partner (${detail})`;
  return `${reason}: ${counts}, in ${counted(cases, 'case')}: ${shown}${cases > examples.length ? ' …' : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What makes them comparable, for the differences that have a remedy. */
function remedies(
  reasons: ReadonlySet<DroppedTrials['reason']>,
  { run: ours }: RunSide,
  { run: theirs }: RunSide,
): string[] {
  const parts: string[] = [];
  if (reasons.has('different-set') || reasons.has('different-expectations'))
    parts.push('run both on the same golden set, with the same filter and limit');
  if (reasons.has('different-attacks') || reasons.has('different-repeats'))
    parts.push('run both with the same attacks and repeats');
  if (reasons.has('different-graders'))
    parts.push(`grade both alike, sending nothing: plimsoll regrade ${ours.id} && plimsoll regrade ${theirs.id}`);
  else if (reasons.has('different-partial-rule'))
    parts.push(
      `grade by the same rule, sending nothing: plimsoll regrade ${theirs.id} --partial-rule ${ours.manifest.partialRule}`,
    );
  return parts;
}

/** Ends without a full stop: it may end with what to type. */
function sentence(parts: readonly string[]): string {
  const text = parts.join('; or ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
