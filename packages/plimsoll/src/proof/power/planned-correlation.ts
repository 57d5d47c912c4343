import { intraclassCorrelation } from '@plimsoll/core/statistics';
import { shapeTotals, type ClusterShape } from './cluster-shape.js';
import type { PlannedCorrelation, PowerSettings } from './power-report.js';
import type { Sample } from './sample-source.js';

/**
 * Where nothing is known: variants of one behaviour mostly stand or fall together, but not always. A planning value, to
 * be replaced by what a first run shows.
 */
const assumed = 0.3;

/** The intraclass correlation to plan with, and where it comes from. */
export function plannedCorrelation(
  shape: ClusterShape,
  sample: Sample | undefined,
  settings: PowerSettings,
): PlannedCorrelation {
  if (shapeTotals(shape).largest <= 1) return { value: 0, from: 'not-needed' };
  if (settings.correlation !== undefined) return { value: settings.correlation, from: 'given' };
  const observed = sample?.observed === undefined ? null : intraclassCorrelation(sample.observed);
  return observed === null
    ? { value: assumed, from: 'assumed' }
    : { value: Math.min(1, Math.max(0, observed)), from: 'observed' };
}
