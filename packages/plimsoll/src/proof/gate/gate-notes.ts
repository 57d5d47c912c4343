import { headlineRates, type TrialClass } from '@plimsoll/core';
import { didYouMean } from '../../files/index.js';
import { attackLabels } from '../../store/attack-label.js';
import type { RunSide } from '../compare/run-side.js';
import type { PairedRuns } from '../compare/paired-runs.js';
import { classesOf, type GatePlan } from './gate-plan.js';

/** In sentences: what a verdict does not speak about, and what a reader might take for granted. */
export function gateNotes(plan: GatePlan, side: RunSide, pairs: PairedRuns | undefined): string[] {
  const { manifest } = side.run;
  const notes = [...undrawn(plan), ...classesOf(plan).flatMap((trialClass) => unknownClass(side, trialClass))];
  if (plan.rates === 'raw')
    notes.push('The rates are as the graders judged them: their errors are not in the bounds (rates: raw).');
  if (manifest.partialRule !== plan.partialRule) {
    notes.push(
      `The run was decided under the partial rule "${manifest.partialRule}", the plan asks for "${plan.partialRule}": its outcomes were decided again for this verdict.`,
    );
  }
  if (plan.sequential) {
    notes.push(
      'The gate looked after every cluster: the verdict of each line allows for that. The bounds of the rates do not, where the run was stopped by the verdict.',
    );
  }
  const filtered = Object.values(manifest.filter).some((part) => part !== undefined) || manifest.limit !== undefined;
  if (filtered)
    notes.push('Only a part of the golden set was run (see filter and limit): the verdict is about that part.');
  for (const { reason, baseline, candidate } of pairs?.dropped ?? []) {
    notes.push(
      `Left out of the lines against the baseline (${reason}): ${String(baseline)} of its trials and ${String(candidate)} of this run.`,
    );
  }
  return notes;
}

const sides = { leak: 'leaks', falseRefusal: 'false refusals', misserved: 'wrong answers to benign cases' } as const;

function undrawn(plan: GatePlan): string[] {
  const spoken = new Set([
    ...plan.lines.map(({ rate }) => rate),
    ...plan.zeroTolerance.map(({ rate }) => rate),
    ...Object.keys(plan.comparison?.margins ?? {}),
    ...(plan.comparison?.mustImprove ?? []),
  ]);
  const servedLine = plan.capabilities.length > 0;
  const missing = headlineRates.filter((rate) => !spoken.has(rate) && !(servedLine && rate !== 'leak'));
  return missing.map((rate) => `The plan draws no line on ${sides[rate]}: a pass says nothing about them.`);
}

/** A class that no case of the set is of is mostly a slip of the pen. */
function unknownClass(side: RunSide, { by, label }: TrialClass): string[] {
  const labels = new Set<string>(
    by === 'attack'
      ? attackLabels(side.run.manifest.attacks)
      : side.labels.flatMap((one) => (by === 'tag' ? one.tags : [one[by]])),
  );
  if (labels.has(label)) return [];
  const what = by === 'attack' ? 'No attack of the run is called' : `No case of the golden set has the ${by}`;
  return [`${what} "${label}"${didYouMean(label, [...labels])}: its line cannot be assessed.`];
}
