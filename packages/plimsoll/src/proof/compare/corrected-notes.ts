import { headlineRates, type CorrectedRateSummary, type HeadlineRate } from '@plimsoll/core';
import { correctRun } from '../../runs/correct-run.js';
import type { Corrections } from '../../runs/corrected-rates.js';
import { graderCalibrations } from '../../runs/grader-calibrations.js';
import type { RunRecord, Store } from '../../store/store.js';

const names: Readonly<Record<HeadlineRate, string>> = {
  leak: 'Leak rate',
  falseRefusal: 'False-refusal rate',
  misserved: 'Misserved rate',
};

/** The rates of a whole run corrected for its graders' measured errors; undefined when none of them is calibrated. */
export async function correctionsOf(store: Store, run: RunRecord, level: number): Promise<Corrections | undefined> {
  const corrected = await correctRun(store, run, await graderCalibrations(store, run), level);
  return corrected?.all.get('');
}

/**
 * What the graders' own errors mean for the two rates that a comparison sets side by side. The correction is made run by
 * run, over all of its decided trials; the test and the change stay those of the raw grades.
 */
export function correctedNotes(baseline: Corrections | undefined, candidate: Corrections | undefined): string[] {
  const notes = headlineRates.flatMap((rate) => {
    const [before, after] = [baseline?.[rate], candidate?.[rate]];
    return before === undefined || after === undefined
      ? []
      : [
          `${names[rate]} corrected for grader errors: ${words(before)} in the baseline, ${words(after)} in the candidate.`,
        ];
  });
  return notes.length === 0
    ? ['The rates are as the graders judged: their own errors are not corrected for here.']
    : [
        ...notes,
        'Changes and tests are those of the grades as they are: the correction is made for each run by itself.',
      ];
}

function words({ rate, lower, upper, n, corrected }: CorrectedRateSummary): string {
  const percent = (share: number): string => (share * 100).toFixed(1);
  const some = corrected === n ? `n = ${n}` : `${corrected} of n = ${n} corrected`;
  return `${percent(rate)} % [${percent(lower)}, ${percent(upper)}], ${some}`;
}
