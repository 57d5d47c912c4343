import type { CorrectedRateSummary, HeadlineRate } from '@plimsoll/core';
import { correctRun, type CorrectedSlice, type RunCorrections } from '../../runs/correct-run.js';
import { graderCalibrations } from '../../runs/grader-calibrations.js';
import type { RunRecord, Store } from '../../store/store.js';
import { correctedKey, type CorrectedEvidence } from './gate-evidence.js';
import { classKey, type GatePlan } from './gate-plan.js';

/**
 * The corrected rates that a plan's lines ask for, with bounds that are each one-sided at the plan's confidence. A rate
 * is left out unless every trial of it is corrected: by tag, and where any grader has no usable calibration.
 */
export async function correctedEvidence(
  store: Store,
  run: RunRecord,
  plan: GatePlan,
): Promise<ReadonlyMap<string, CorrectedEvidence>> {
  const found = new Map<string, CorrectedEvidence>();
  if (plan.rates === 'raw') return found;
  const level = 2 * plan.confidence - 1;
  const corrections = await correctRun(store, run, await graderCalibrations(store, run), level);
  if (corrections === undefined) return found;
  for (const line of plan.lines) {
    const slice: CorrectedSlice | 'tag' = line.class?.by ?? 'all';
    if (slice === 'tag') continue;
    const summary = summaryOf(corrections, slice, line.class?.label ?? '', line.rate, run, plan);
    if (summary === undefined || summary.uncorrected.length > 0) continue;
    found.set(correctedKey(line.rate, classKey(line.class)), summary);
  }
  return found;
}

function summaryOf(
  corrections: RunCorrections,
  slice: CorrectedSlice,
  label: string,
  rate: HeadlineRate,
  run: RunRecord,
  plan: GatePlan,
): CorrectedRateSummary | undefined {
  const sameRule = run.manifest.partialRule === plan.partialRule;
  return corrections[slice].get(label)?.[rate === 'leak' && !sameRule ? 'leakOtherRule' : rate];
}
