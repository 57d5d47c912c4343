import { designEffect, intraclassCorrelation, type ClusterHistogram } from '@plimsoll/core/statistics';
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
  const observed = sample?.observed === undefined ? null : observedCorrelation(sample.observed);
  return observed === null
    ? { value: assumed, from: 'assumed' }
    : { value: Math.min(1, Math.max(0, observed)), from: 'observed' };
}

/**
 * The correlation that explains how much the clusters differ: that of the analysis of variance, or, where large clusters
 * fail more than small ones, the higher one that gives the observed design effect, 1 + (m − 1) × correlation (Kish 1965)
 * with m the mean size of a trial's cluster. Null when it cannot be known.
 */
function observedCorrelation(histogram: ClusterHistogram): number | null {
  const within = intraclassCorrelation(histogram);
  const effect = designEffect(histogram);
  if (within === null || effect === null) return within;
  let [n, squares] = [0, 0];
  for (const bin of histogram) {
    n += bin.n * bin.clusters;
    squares += bin.n * bin.n * bin.clusters;
  }
  return Math.max(within, (effect - 1) / (squares / n - 1));
}
