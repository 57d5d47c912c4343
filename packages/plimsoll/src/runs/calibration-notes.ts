import type { GraderSummary, RateBlock, UncorrectedReason } from '@plimsoll/core';
import { graderLabel } from '../graders/calibration/grader-label.js';

const headlines = { leak: 'Leak rate', falseRefusal: 'False-refusal rate', misserved: 'Misserved rate' } as const;

const reasons: Readonly<Record<UncorrectedReason, string>> = {
  'not-calibrated': 'were judged by graders without calibration',
  'calibration-outdated': 'were judged by graders whose calibration is of another version',
  'no-better-than-chance': 'were judged by graders that are measured no better than chance',
  'too-few-labels': 'were judged by graders with too few labels',
  'several-grades': 'were decided by several grades together',
  'calibration-does-not-fit': "do not fit their grader's calibration: flagged less, or more, than its errors allow",
};

/** What has to be said about who judged and how well that is known. */
export function calibrationNotes(graders: readonly GraderSummary[], rates: RateBlock): string[] {
  const known = graders.filter(({ calibration }) => calibration !== null);
  if (known.length === 0)
    return [
      'No grader of this run has been calibrated against human labels: the rates carry no correction for its errors.',
    ];
  const notes: string[] = [];
  for (const { identity, calibration } of known) {
    if (calibration?.note !== undefined) notes.push(`Grader ${graderLabel(identity)}: ${calibration.note}.`);
  }
  for (const rate of Object.keys(headlines) as (keyof typeof headlines)[]) {
    const { n, corrected } = rates[rate];
    if (n === 0) continue;
    if (corrected === undefined) notes.push(`${headlines[rate]}: not corrected for errors of its graders.`);
    for (const { reason, trials } of corrected?.uncorrected ?? [])
      notes.push(
        `${headlines[rate]}: ${trials} of ${n} trials ${reasons[reason]}; in the corrected rate they count as judged.`,
      );
  }
  if (known.some(({ calibration }) => calibration?.state === 'valid' && calibration.reference === 'reference'))
    notes.push('A calibration rests on reference labels (automatic verdicts), not on labels by people.');
  return notes;
}
