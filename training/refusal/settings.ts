import type { FitOptions } from './fit.js';

/** How the shipped model is fitted; chosen by cross-validation over training questions and leave-one-source-out. */
export const fitOptions: FitOptions = {
  epochs: 20,
  rate: 0.2,
  denseDecay: 0.0005,
  gramDecay: 0.0001,
  gramDropout: 0.25,
  seed: 20261121,
};

/** A word group is used if replies to at least this many different prompts contain it. */
export const leastClusters = 10;

const sourceWeights: Readonly<Record<string, number>> = { rbr_gold: 2, own: 0.8 };

/** Weight of a source in the fit. Written replies are few and clean, so each counts as much as several recorded ones. */
export function sourceWeight(source: string): number {
  return sourceWeights[source] ?? (source.startsWith('written-') ? 2 : 1);
}

/**
 * Taken off the log-odds that a reply of 25 words or more delivers. Where a source was not in the fit, refusals were called
 * complied more often than the reverse; chosen by the sources left out and by cross-validation, where it costs little.
 */
export const doubt = 0.35;
