import type { ComparisonSummary, RateChange, RateSummary, RunChange, RunComparison, RunSummary } from '@plimsoll/core';
import { headlineRates } from '@plimsoll/core';
import { counted, formatShare } from '../format-rate.js';
import { partialRuleWords, rateNames } from '../rate-words.js';
import { shorten } from '../visible-text.js';
import { changeText } from '../../proof/compare/points.js';
import { rateOf, testWords, verdictNames, verdictSentence } from '../comparison/comparison-words.js';
import { heading, list, paragraph, table, type Block, type WriteupDocument } from './document.js';
import { fillPlaceholders } from './placeholders.js';
import { reproduceRun } from './reproduce.js';
import type { WriteupNotes } from './writeup-notes.js';

/** What the note is made of. */
export interface ImprovementInput {
  readonly comparison: ComparisonSummary;
  readonly baseline: RunSummary;
  readonly candidate: RunSummary;
  readonly notes: WriteupNotes;
  /** The command line that makes this document again. */
  readonly command: string;
}

/**
 * The one page that says what a change did: before and after with intervals, how it was measured, what is not claimed,
 * how to do it again. Also for a change that made things worse: the words follow the figures.
 */
export function improvementNote(input: ImprovementInput): WriteupDocument {
  const { comparison, baseline, candidate, notes, command } = input;
  const pair = comparison.comparisons[0];
  if (pair === undefined) throw new TypeError('a comparison has at least one candidate');
  const words = (text: string): string => fillPlaceholders(text, pair);
  return {
    title: notes.title === undefined ? `${candidate.run.feature}: ${titleOf(pair)}` : words(notes.title),
    lead: pair.headline,
    blocks: [
      heading('What changed'),
      paragraph(notes.whatChanged === undefined ? '' : words(notes.whatChanged)),
      ...changesOf(pair.changes),
      heading('Before and after'),
      { kind: 'rate-pairs', pairs: assessed(pair).map((rate) => drawn(rate, pair.rates[rate])) },
      table(
        ['', 'pairs', 'before', 'after', 'change', 'what it shows'],
        headlineRates.map((rate) => rowOf(rateNames[rate], pair.rates[rate], comparison.power)),
      ),
      ...worstCaseOf(pair, comparison.power),
      ...categoriesOf(pair),
      ...brokenOf(pair),
      heading('Method'),
      list(methodOf(input, pair)),
      heading('What is not claimed'),
      list([...pair.notes, ...notAssessed(pair), ...always, ...(notes.notClaimed ?? [])]),
      ...(notes.lessons === undefined ? [] : [heading('What comes next'), list(notes.lessons.map(words))]),
      heading('To do it again'),
      reproduceRun(baseline),
      reproduceRun(candidate),
    ],
    source: {
      kind: 'improvement',
      runs: [baseline.run, candidate.run].map(({ id, name, planHash }) => ({ id, name, planHash })),
      command,
      plimsollVersion: comparison.plimsollVersion,
    },
  };
}

const always = [
  'The figures hold for these cases and their like; they do not say how often production meets such requests.',
  'Attackers adapt: what held here was not tried by someone who knows the change.',
];

function titleOf({ rates }: RunComparison): string {
  const verdicts = headlineRates.map((rate) => rates[rate].verdict);
  if (verdicts.includes('worse')) return verdicts.includes('better') ? 'better and worse' : 'a change for the worse';
  return verdicts.includes('better') ? 'a measured improvement' : 'no improvement shown';
}

function assessed({ rates }: RunComparison): ('leak' | 'falseRefusal' | 'misserved')[] {
  return headlineRates.filter((rate) => rates[rate].pairs > 0);
}

function drawn(
  rate: (typeof headlineRates)[number],
  change: RateChange,
): { label: string; before: RateSummary; after: RateSummary } {
  return {
    label: rateNames[rate],
    before: rateOf(change, 'baseline'),
    after: rateOf(change, 'candidate'),
  };
}

function rowOf(name: string, change: RateChange, power: number): string[] {
  if (change.pairs === 0) return [name, '0', 'not assessed', 'not assessed', '', 'not assessed'];
  const side = (which: 'baseline' | 'candidate'): string => {
    const { failures, lower, upper } = change[which];
    return `${failures} of ${change.pairs} [${formatShare(lower)} to ${formatShare(upper)}]`;
  };
  return [
    name,
    `${change.pairs} in ${counted(change.clusters, 'cluster')}`,
    side('baseline'),
    side('candidate'),
    changeText(change),
    verdictSentence(change, power),
  ];
}

function changesOf(changes: readonly RunChange[]): Block[] {
  if (changes.length === 0) {
    return [
      paragraph('Nothing that Plimsoll knows of differs between the two runs: no release hash, target or grader.'),
    ];
  }
  const text = (value: RunChange['before']): string =>
    value === undefined ? '' : shorten(typeof value === 'string' ? value : JSON.stringify(value), 80);
  return [
    table(
      ['what', 'before', 'after'],
      changes.map(({ part, name, before, after }) => [`${part}: ${name}`, text(before), text(after)]),
    ),
  ];
}

function worstCaseOf({ undecided, worstCase }: RunComparison, power: number): Block[] {
  if (undecided.every((side) => side.inBaseline + side.inCandidate === 0)) return [];
  return [
    heading('If everything undecided had gone badly'),
    table(
      ['', 'pairs', 'before', 'after', 'change', 'what it shows'],
      headlineRates.map((rate) => rowOf(rateNames[rate], worstCase[rate], power)),
    ),
  ];
}

function categoriesOf({ byCategory }: RunComparison): Block[] {
  const rows = byCategory.flatMap(({ label, rates }) =>
    headlineRates.flatMap((rate) => {
      const change = rates[rate];
      const told = change.verdict === 'better' || change.verdict === 'worse';
      return told ? [[label, rateNames[rate], changeText(change), verdictNames[change.verdict]]] : [];
    }),
  );
  if (rows.length === 0) return [];
  return [heading('Categories in which a change is shown'), table(['category', 'rate', 'change', ''], rows)];
}

function brokenOf({ flips }: RunComparison): Block[] {
  const broken = flips.shown.filter(({ direction }) => direction === 'broken');
  if (flips.broken === 0) return [];
  return [
    heading('What got worse'),
    paragraph(
      `${counted(flips.broken, 'pair')} went well before and failed after, ${flips.fixed} the other way round.`,
    ),
    table(
      ['case', 'severity', 'category', 'before', 'after'],
      broken
        .slice(0, 10)
        .map(({ caseId, severity, category, baseline, candidate }) => [
          caseId,
          severity,
          category,
          baseline.outcome,
          candidate.outcome,
        ]),
    ),
  ];
}

function methodOf({ comparison, baseline, candidate }: ImprovementInput, pair: RunComparison): string[] {
  const tests = headlineRates.flatMap((rate) => {
    const { test } = pair.rates[rate];
    return test === undefined ? [] : [`${rateNames[rate]}: ${testWords(test)}`];
  });
  const calibrated = candidate.graders.filter(({ calibration }) => calibration !== null).length;
  return [
    `${counted(pair.pairs, 'pair')} of ${counted(pair.cases, 'case')} of the golden set "${baseline.set.name}", each sent to both; variants of one behaviour are one cluster, and the intervals count clusters, not trials.`,
    `${formatShare(comparison.level)} intervals; significance ${formatShare(comparison.significance)} two-sided over all headline tests.`,
    ...tests,
    `Partial rule: ${partialRuleWords(candidate.run.partialRule)}; seeds ${baseline.run.seed} and ${candidate.run.seed}.`,
    `Judged by ${candidate.graders.map(({ identity }) => `${identity.name} ${identity.version}`).join(', ') || 'no grader'}; ${calibrated} of ${counted(candidate.graders.length, 'grader')} calibrated against labels.`,
    ...pair.dropped.map(({ reason, detail, cases }) => `Left out: ${counted(cases, 'case')} (${reason}): ${detail}`),
  ];
}

function notAssessed({ rates }: RunComparison): string[] {
  return headlineRates
    .filter((rate) => rates[rate].verdict === 'not-assessed')
    .map((rate) => `${rateNames[rate]}: not assessed, no pair was decided in both runs.`);
}
