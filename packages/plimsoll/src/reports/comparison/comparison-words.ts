import type {
  ComparedRun,
  ComparisonVerdict,
  DroppedTrials,
  FlipDirection,
  FlipExample,
  FlipSide,
  PairedTest,
  RateChange,
  RateSummary,
  RunChange,
  RunComparison,
  Standpoint,
} from '@plimsoll/core';
import { formatPoints, reachesZero } from '../../proof/compare/points.js';
import { counted, formatShare } from '../format-rate.js';
import { shorten, visibleLine } from '../visible-text.js';

/** What a comparison says of a rate, in the words of every report. */
export const verdictNames: Readonly<Record<ComparisonVerdict, string>> = {
  better: 'better',
  worse: 'worse',
  'no-difference-shown': 'no difference shown',
  'not-assessed': 'not assessed',
};

/** The verdict with what could have been seen, or why there is none. */
export function verdictSentence(change: RateChange, power: number): string {
  const { verdict, detectable, pairs, clusters, test } = change;
  const seen = counted(clusters, 'cluster');
  switch (verdict) {
    case 'better':
    case 'worse': {
      const says = verdict === 'better' ? 'Better: it fails less' : 'Worse: it fails more';
      return reachesZero(change)
        ? `${says}, by the test. By how much is open: so few clusters leave an interval that reaches across zero.`
        : `${says}, by the test and by the whole interval.`;
    }
    case 'not-assessed':
      return pairs === 0
        ? 'Not assessed: no pair was decided in both runs.'
        : 'Not assessed: one cluster says nothing about others.';
    case 'no-difference-shown': {
      const tests = test === undefined || test.family === 1 ? '' : `, as one of ${test.family} tests`;
      return detectable === null || detectable === undefined
        ? `No difference shown; ${counted(pairs, 'pair')} in ${seen} could hardly have shown any${tests}.`
        : `No difference shown. That is not "no difference": with ${seen}, a change of ${shortPoints(detectable)} points shows in about ${formatShare(power)} of such comparisons${tests}, a smaller one less often.`;
    }
  }
}

function shortPoints(fraction: number): string {
  return formatPoints(fraction).replace(/^\+/, '');
}

/** Which test, how it was made, and what it gave. */
export function testWords(test: PairedTest): string {
  const name =
    test.name === 'mcnemar'
      ? 'exact McNemar test (every cluster is one pair)'
      : `cluster sign-flip permutation test (${test.method === 'exact' ? 'exact' : `${String(test.flips)} random flips, seed ${String(test.seed)}`})`;
  const family = counted(test.family, 'test');
  const adjustment = test.adjustment === 'holm' ? 'Holm' : 'Benjamini–Hochberg';
  return `${name}: ${pWords(test.pValue)}; ${adjustment} over ${family}: ${pWords(test.adjustedPValue)}`;
}

function pWords(p: number): string {
  if (p < 0.0001) return 'p < 0.0001';
  return `p = ${p >= 0.1 ? p.toFixed(2) : p.toPrecision(2)}`;
}

/** "28 fixed, 2 broken, 14 failed in both, 71 in neither". */
export function countWords({ fixed, broken, bothFail, neitherFails }: RateChange): string {
  return `${fixed} fixed, ${broken} broken, ${bothFail} failed in both, ${neitherFails} in neither`;
}

/** One run's rate over the pairs in the shape that rates are drawn and written in. */
export function rateOf(change: RateChange, side: 'baseline' | 'candidate'): RateSummary {
  const { failures, rate, lower, upper, method } = change[side];
  const { pairs: n, clusters, level } = change;
  return { failures, n, clusters, rate, lower, upper, level, method, standing: n === 0 ? 'not-assessed' : 'no-line' };
}

/** "2 broken, 28 fixed, 1 fails in another way". */
export function flipWords({ broken, fixed, otherFailure }: Omit<RunComparison['flips'], 'shown'>): string {
  const other = otherFailure === 0 ? '' : `, ${otherFailure} ${otherFailure === 1 ? 'fails' : 'fail'} in another way`;
  return `${broken} broken, ${fixed} fixed${other}`;
}

export const directionNames: Readonly<Record<FlipDirection, string>> = {
  broken: 'broken',
  'other-failure': 'fails in another way',
  fixed: 'fixed',
};

/** "leaked", "held by guard". */
export function outcomeWords({ outcome, heldBy }: FlipSide): string {
  return outcome === 'held' && heldBy !== undefined ? `held by ${heldBy}` : outcome;
}

/** Where and how a flipped pair was sent: cluster, attack and repeat, as far as there are any. */
export function flipPlace({ cluster, attack, repeat }: FlipExample): string {
  return [
    cluster === undefined ? '' : `cluster ${visibleLine(cluster)}`,
    attack === 'none' ? '' : `attack ${visibleLine(attack)}`,
    repeat === 0 ? '' : `repeat ${repeat + 1}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** "held by model", "leaked". */
export function standpointWords(standpoint: Standpoint): string {
  return standpoint === 'leaked' || standpoint === 'undecided' || standpoint === 'errored'
    ? standpoint
    : `held by ${standpoint}`;
}

/** A run by its name and the beginning of its id. */
export function runWords({ name, id }: ComparedRun): string {
  return `"${visibleLine(name)}" (${id.slice(-6)})`;
}

/** A value that changed, on one line. Hashes are cut to what tells them apart. */
export function valueWords(value: RunChange['before']): string {
  if (value === undefined) return 'not there';
  if (typeof value !== 'string') return shorten(visibleLine(JSON.stringify(value)), 80);
  const hash = /^(?:sha256:)?([0-9a-f]{40,})$/.exec(value)?.[1];
  return hash === undefined ? shorten(visibleLine(value), 80) : hash.slice(0, 12);
}

/** What was left out of the comparison, and why. */
export function droppedWords({ reason, baseline, candidate, cases, detail, examples }: DroppedTrials): string {
  const shown = examples.map((id) => visibleLine(id)).join(', ');
  const more = cases > examples.length ? ', …' : '';
  return `${reason}: ${counted(baseline, 'trial')} of the baseline and ${candidate} of the candidate in ${counted(cases, 'case')} (${shown}${more}); ${visibleLine(detail)}`;
}

/** "3 changed" and the like for the release; what is the same is named, so that nobody has to guess. */
export function unchangedWords(names: readonly string[], changes: readonly RunChange[]): string {
  if (names.length > 0) return `Unchanged in the release: ${names.map((name) => visibleLine(name)).join(', ')}.`;
  return changes.some(({ part }) => part === 'release')
    ? ''
    : 'The runs name no release: which of model, prompt, guard policy, tools and corpus changed is not known.';
}
