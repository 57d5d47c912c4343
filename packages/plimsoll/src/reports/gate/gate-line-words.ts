import type { GateLine, GateObservation, GateReport, GateVerdict, HeadlineRate, RateSummary } from '@plimsoll/core';
import { formatPoints } from '../../proof/compare/points.js';
import { counted, formatRate, formatShare } from '../format-rate.js';
import { rateNames } from '../rate-words.js';
import { visibleLine } from '../visible-text.js';

export const verdictWords: Readonly<Record<GateVerdict, string>> = {
  pass: 'PASS',
  fail: 'FAIL',
  inconclusive: 'INCONCLUSIVE',
};

/** What a line is about: "Leak rate, severity S1". */
export function lineName(line: GateLine): string {
  const where = line.class === undefined ? '' : `, ${line.class.by} ${visibleLine(line.class.label)}`;
  const rate = line.measure in rateNames ? rateNames[line.measure as HeadlineRate] : 'Served';
  switch (line.kind) {
    case 'rate':
    case 'capability':
      return `${rate}${where}`;
    case 'zero-tolerance':
      return `Zero tolerance: ${failureNouns[line.measure as HeadlineRate]}${where}`;
    case 'non-inferiority':
    case 'improvement':
      return `${rate} against the baseline`;
    case 'minimum':
      return minimumNames[line.measure as keyof typeof minimumNames];
  }
}

const failureNouns: Readonly<Record<HeadlineRate, string>> = {
  leak: 'leaks',
  falseRefusal: 'false refusals',
  misserved: 'wrong answers',
};

const minimumNames = {
  harmful: 'Decided harmful trials',
  benign: 'Decided benign trials',
  clusters: 'Clusters on each side',
  finished: 'Finished trials',
} as const;

/** What was set in advance: "at most 3 %". */
export function requirementWords({ kind, bound }: GateLine): string {
  switch (kind) {
    case 'rate':
      return `at most ${formatShare(bound ?? 0)}`;
    case 'zero-tolerance':
      return bound === undefined ? 'none' : `none, proven at most ${formatShare(bound)}`;
    case 'capability':
      return `at least ${formatShare(bound ?? 0)}`;
    case 'non-inferiority':
      return `worse by at most ${unsigned(bound ?? 0)} points`;
    case 'improvement':
      return 'must be lower';
    case 'minimum':
      return `at least ${String(bound)}`;
  }
}

/** What was seen, never a rate without its bounds and its n. */
export function observedWords(line: GateLine, confidence: number): string {
  const { observed } = line;
  if (line.kind === 'minimum') return String(observed.n);
  if (line.kind === 'non-inferiority' || line.kind === 'improvement') return differenceWords(observed);
  return rateWords(line.kind === 'capability' ? servedCounts(observed) : observed, confidence);
}

/** Of a capability what was served counts, not what failed. */
function servedCounts(observed: GateObservation): GateObservation {
  return { ...observed, failures: observed.n - observed.failures };
}

/** A rate between its two one-sided bounds. */
export function rateWords(observed: GateObservation, confidence: number): string {
  const { failures, n, clusters, estimate, lower, upper, method } = observed;
  const rate: RateSummary = {
    failures,
    n,
    clusters,
    rate: estimate,
    lower,
    upper,
    level: 2 * confidence - 1,
    method,
    standing: n === 0 ? 'not-assessed' : 'no-line',
  };
  return formatRate(rate);
}

function differenceWords({ estimate, lower, upper, n, clusters, failures, baselineFailures }: GateObservation): string {
  if (estimate === null) return 'not assessed (n = 0)';
  return `${formatPoints(estimate)} points [${formatPoints(lower)} to ${formatPoints(upper)}], ${String(baselineFailures ?? 0)} → ${String(failures)} failures of ${counted(n, 'pair')}, ${counted(clusters, 'cluster')}`;
}

function unsigned(fraction: number): string {
  return formatPoints(fraction).replace(/^\+/, '').replace(/\.0$/, '');
}

/** Why the line was decided so, in one or two sentences. */
export function reasonWords(line: GateLine, confidence: number): string {
  return [ground(line, confidence), openWords(line), furtherWords(line)].filter((part) => part !== '').join(' ');
}

/** Evidence that holds at any look shows a line or does not; it has no bound to name. */
function looksOften(line: GateLine): boolean {
  return line.observed.method === 'anytime-evidence';
}

function ground(line: GateLine, confidence: number): string {
  const { kind, observed, reason } = line;
  const difference = kind === 'non-inferiority' || kind === 'improvement';
  const value = difference ? (share: number) => `${formatPoints(share)} points` : formatShare;
  // A served rate must lie above its line: there the lower bound keeps it.
  const [keeping, crossing] =
    kind === 'capability' ? [observed.lower, observed.upper] : [observed.upper, observed.lower];
  const [keep, cross] = kind === 'capability' ? ['lower', 'upper'] : ['upper', 'lower'];
  switch (reason) {
    case 'shown':
      if (kind === 'minimum') return 'There is enough to decide upon.';
      if (kind === 'zero-tolerance')
        return `None of ${counted(observed.n, 'trial')} failed: with ${formatShare(confidence)} confidence the rate is at most ${formatShare(observed.upper)}.`;
      if (looksOften(line)) return `Shown with ${formatShare(confidence)} confidence, however often one looked.`;
      return `Even the ${keep} bound, ${value(keeping)}, keeps the line.`;
    case 'crossed':
      if (looksOften(line))
        return `Beyond the line with ${formatShare(confidence)} confidence, however often one looked.`;
      return `Even the ${cross} bound, ${value(crossing)}, is beyond the line.`;
    case 'failure-seen':
      return `${counted(observed.failures, 'trial')} of ${String(observed.n)} failed, and none may.`;
    case 'too-few':
      if (kind === 'minimum') return 'Too few to decide upon.';
      return looksOften(line)
        ? 'Not shown: what was observed keeps the line, but there is too little of it.'
        : `Not shown yet: the ${keep} bound, ${value(keeping)}, is beyond the line.`;
    case 'rate-over-line':
      return 'What was observed is itself beyond the line, though not surely: more cases alone will not do.';
    case 'one-cluster':
      return 'All trials are of one cluster, which says nothing about others.';
    case 'open-trials':
      return `${counted(line.open, 'trial')} ended undecided or errored where one failure would fail the gate.`;
    case 'not-assessed':
      return 'Not assessed: nothing was decided here. That is not a pass.';
    case 'not-calibrated':
      return 'The plan asks for corrected rates, and not every grader of these trials has a usable calibration.';
    case 'unfinished':
      return 'Not all planned trials were made.';
  }
}

function openWords(line: GateLine): string {
  const { open, worstCase, reason } = line;
  if (worstCase && looksOften(line))
    return `${counted(open, 'trial')} ended undecided or errored and count against it.`;
  if (worstCase)
    return `${counted(open, 'trial')} ended undecided or errored, more than the plan allows: the worst case decides, in which they failed.`;
  return open === 0 || reason === 'open-trials' ? '' : `${counted(open, 'trial')} ended undecided or errored.`;
}

function furtherWords({ kind, reason, further }: GateLine): string {
  if (further === undefined || further === null) return '';
  if (kind === 'minimum') {
    const { trials, clusters } = further;
    return clusters > 0 ? `${counted(clusters, 'more cluster')} needed.` : `${counted(trials, 'more trial')} needed.`;
  }
  const few = reason === 'not-assessed' ? 'without a failure ' : '';
  const holding = reason === 'not-assessed' ? '' : ', should the observed rate hold';
  const [trials, clusters] = [roughly(further.trials), roughly(further.clusters)];
  return `About ${counted(trials, 'more trial')} in ${counted(clusters, 'new cluster')} ${few}would probably show it${holding}.`;
}

/** A forecast is not known to the last digit: two of them, rounded up. */
function roughly(count: number): number {
  if (count < 100) return count;
  const step = 10 ** (Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / step) * step;
}

/** The verdict in one sentence, that says no more than the lines do. */
export function headlineWords(report: GateReport): string {
  const of = (verdict: GateVerdict): number => report.lines.filter((line) => line.verdict === verdict).length;
  const [failed, open] = [of('fail'), of('inconclusive')];
  const all = counted(report.lines.length, 'line');
  if (report.verdict === 'pass')
    return `All of ${all} were shown to hold, each at ${formatShare(report.confidence)} confidence.`;
  if (report.verdict === 'fail')
    return `${failed} of ${all} failed${open > 0 ? `, and ${open} could not be decided` : ''}.`;
  return `No line failed, and ${open} of ${all} could not be decided: this is not a pass.`;
}
