import type { Measure } from '../../proof/gate/gate-evidence.js';
import type {
  ClaimAnswer,
  PlannedCorrelation,
  PowerReport,
  PowerSettings,
  Sight,
} from '../../proof/power/power-report.js';
import { counted, formatShare } from '../format-rate.js';
import { visibleLine } from '../visible-text.js';

const measureNames: Readonly<Record<Measure, string>> = {
  leak: 'leak rate',
  falseRefusal: 'false-refusal rate',
  misserved: 'misserved rate',
  notServed: 'share not served',
};

/** A count as people read it: 2,995. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** "50,000 trials in 10,000 clusters"; clusters of one are not told. */
export function trialsWords({ n, clusters }: { readonly n: number; readonly clusters: number }): string {
  const trials = `${formatCount(n)} trial${n === 1 ? '' : 's'}`;
  return n === clusters ? trials : `${trials} in ${formatCount(clusters)} cluster${clusters === 1 ? '' : 's'}`;
}

/** What is claimed, without the numbers that it takes. */
export function claimWords({ claim }: ClaimAnswer): string {
  const of =
    claim.kind === 'rate' && claim.class !== undefined
      ? ` in ${claim.class.by} "${visibleLine(claim.class.label)}"`
      : '';
  const name = `${measureNames[claim.measure]}${of}`;
  if (claim.kind === 'rate') return `${name} at most ${formatShare(claim.line)}`;
  return claim.margin === 0
    ? `${name} lower than the baseline's`
    : `${name} at most ${points(claim.margin)} above the baseline's`;
}

/** What a plan takes for granted. */
export function assumptionWords(answer: ClaimAnswer, { confidence, power }: PowerSettings): string {
  const { claim } = answer;
  const parts = [
    `${formatShare(confidence)} confidence, one-sided`,
    `${formatShare(power)} power`,
    claim.kind === 'rate'
      ? `true rate ${formatShare(answer.expectedRate ?? 0)}`
      : `${claim.difference === 0 ? 'no true change' : `true change ${points(claim.difference)}`}, ${formatShare(claim.discordance)} of the cases turning over`,
  ];
  if (claim.kind === 'rate' && claim.judge !== undefined) {
    const { sensitivity, specificity, labelledFailures, labelledPasses } = claim.judge;
    parts.push(
      `a judge that flags ${formatShare(sensitivity)} of the failures (${formatCount(labelledFailures)} labelled) and ${formatShare(1 - specificity)} of the rest (${formatCount(labelledPasses)} labelled)`,
    );
  }
  if (answer.correlation.from !== 'not-needed') parts.push(correlationWords(answer.correlation));
  return parts.join('; ');
}

/** What it takes, in a sentence. */
export function neededWords({ needed, have, claim, note }: ClaimAnswer): string {
  if (needed === null) return note ?? 'No practical number of trials shows it.';
  const failing =
    needed.allowedFailures === undefined
      ? ''
      : needed.allowedFailures === 0
        ? ', none of them failing'
        : `, at most ${formatCount(needed.allowedFailures)} of them failing`;
  const what = claim.kind === 'difference' ? trialsWords(needed).replace('trial', 'pair') : trialsWords(needed);
  const sentence = `Needs ${what}${failing}: shown with a chance of ${formatShare(needed.power)}.`;
  if (have === undefined) return sentence;
  const there = `There are ${trialsWords(have)}: a chance of ${formatShare(have.chance)}, ${have.sufficient ? 'enough' : 'too few'}.`;
  return `${there} ${sentence}`;
}

/** What a set or run can see of one rate, as sentences. */
export function sightSentences(sight: Sight, { settings }: PowerReport): readonly string[] {
  const { measure, observed, line, cleanLine, improvement, margin } = sight;
  const name = measureNames[measure];
  if (sight.n === 0) return [`No trial speaks of the ${name}: it is not assessed.`];
  if (sight.clusters < 2)
    return [`One cluster says nothing about other behaviours: no line of the ${name} can be shown.`];
  const largest = sight.n === sight.clusters ? '' : `, the largest of ${String(sight.largestCluster)}`;
  const seen =
    observed === undefined
      ? ''
      : `; ${formatCount(observed.failures)} failed${observed.designEffect === null ? '' : `, design effect ${observed.designEffect.toFixed(2)}`}`;
  const how = sight.correlation.from === 'not-needed' ? '' : ` (${correlationWords(sight.correlation)})`;
  return [
    `${trialsWords(sight)}${largest}${seen}${how}.`,
    `If none fails, it shows a ${name} of at most ${formatShare(cleanLine)}.`,
    ...(line.at === 0
      ? []
      : [
          `At the observed ${formatShare(line.at)}, the lowest line it shows with ${formatShare(settings.power)} power is ${formatShare(line.line)}.`,
        ]),
    improvement === null
      ? `It cannot show any improvement on a baseline if ${formatShare(settings.discordance)} of the cases turn over.`
      : `If ${formatShare(settings.discordance)} of the cases turn over, the smallest improvement on a baseline it shows is ${points(improvement)}.`,
    `If nothing changes on balance, the smallest margin of non-inferiority it shows is ${points(margin)}.`,
  ];
}

/** The title of what a source can see of a rate. */
export function sightTitle({ measure }: Sight): string {
  return measureNames[measure].charAt(0).toUpperCase() + measureNames[measure].slice(1);
}

function correlationWords({ value, from }: PlannedCorrelation): string {
  const where = {
    given: 'as given',
    observed: 'as observed',
    assumed: 'assumed; say another with --icc',
    'not-needed': '',
  };
  return `correlation within clusters ${value.toFixed(2)}, ${where[from]}`;
}

function points(difference: number): string {
  return counted(Number((difference * 100).toPrecision(3)), 'point');
}
