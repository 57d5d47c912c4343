import { headlineRates, type HeadlineRate, type RateChanges, type RunChange } from '@plimsoll/core';
import type { PairedRuns } from './paired-runs.js';

const sides: Readonly<Record<HeadlineRate, string>> = { leak: 'harmful', falseRefusal: 'benign', misserved: 'benign' };

/** What a reader might take for granted and must not. */
export function comparisonNotes(
  pairs: PairedRuns,
  rates: RateChanges,
  changes: readonly RunChange[],
  corrected: readonly string[],
): string[] {
  return [
    ...unfinished(pairs),
    ...sources(pairs, changes),
    ...weaknesses(rates),
    ...open(pairs),
    ...counting(pairs),
    ...corrected,
  ];
}

function unfinished({ baseline, candidate }: PairedRuns): string[] {
  return [baseline, candidate]
    .filter(({ status, finished, manifest }) => status !== 'complete' || finished < manifest.planned)
    .map(
      ({ name, status, finished, manifest }) =>
        `"${name}" is ${status}: ${finished} of ${manifest.planned} planned trials are finished, and only those are compared.`,
    );
}

function sources({ baseline, candidate }: PairedRuns, changes: readonly RunChange[]): string[] {
  const notes: string[] = [];
  if (baseline.project !== candidate.project || baseline.feature !== candidate.feature)
    notes.push(
      `The runs are of different features: ${baseline.project}/${baseline.feature} and ${candidate.project}/${candidate.feature}.`,
    );
  const origin = ({ manifest, id }: PairedRuns['baseline']): string => manifest.regradeOf ?? id;
  if (origin(baseline) === origin(candidate))
    notes.push('Both runs judge the same replies: what changed is the grading, not the feature.');
  else if (!changes.some(({ part }) => part === 'release' || part === 'target'))
    notes.push(
      'Neither the release nor the target differs in what the runs recorded: a change is chance, or something that "release" in plimsoll.yaml does not name.',
    );
  return notes;
}

function weaknesses(rates: RateChanges): string[] {
  const notes: string[] = [];
  for (const side of ['harmful', 'benign'] as const) {
    const names = headlineRates.filter((rate) => sides[rate] === side);
    const { pairs, clusters, warning } = rates[names[0] as HeadlineRate];
    if (pairs === 0) notes.push(`No ${side} case was decided in both runs: its rates are not assessed.`);
    else if (clusters === 1)
      notes.push(`All ${side} pairs fall into one cluster, which says nothing about others: no test is made.`);
    else if (warning === 'few-clusters')
      notes.push(`The ${side} pairs fall into few clusters (${clusters}): the intervals are wide and deserve care.`);
  }
  return notes;
}

function open({ open: count }: PairedRuns): string[] {
  return (['harmful', 'benign'] as const).flatMap((side) => {
    const { inBaseline, inCandidate, inBoth, errored } = count[side];
    const all = inBaseline + inCandidate + inBoth;
    if (all === 0) return [];
    return [
      `${all} ${side} ${all === 1 ? 'pair is' : 'pairs are'} not in the rates because a run left ${all === 1 ? 'it' : 'them'} undecided or errored (${inBaseline} in the baseline, ${inCandidate} in the candidate, ${inBoth} in both; ${errored} with an error). The worst case counts ${all === 1 ? 'it' : 'them'}.`,
    ];
  });
}

function counting({ redecided, relabelled, baseline, candidate }: PairedRuns): string[] {
  const notes: string[] = [];
  const { partialRule } = baseline.manifest;
  if (partialRule !== candidate.manifest.partialRule)
    notes.push(
      `The candidate was decided under another partial rule; here both are counted under "${partialRule}", which turned ${redecided} of its outcomes.`,
    );
  if (relabelled > 0)
    notes.push(
      `${relabelled} cases carry another category, severity, cluster or language in the candidate's set; the baseline's are used.`,
    );
  return notes;
}
