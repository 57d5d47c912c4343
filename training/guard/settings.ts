import type { FitOptions } from './fit.js';

/** How the heads that read every text are fitted; chosen by sources left out of the fit. */
export const gateFit: FitOptions = {
  epochs: 7,
  rate: 0.3,
  decay: 1e-5,
  dropout: 0.2,
  leastClusters: 3,
  classesAlone: 0.3,
  classRate: 0.3,
  classDecay: 1e-5,
  averageFrom: 4,
  leastSources: 1,
  seed: 20261121,
};

/** How the kinds of harm are fitted: in a table a quarter as long. */
export const categoryFit: FitOptions & { readonly foldedBits: number } = {
  ...gateFit,
  epochs: 4,
  averageFrom: 2,
  foldedBits: 2,
};

/**
 * Shares of the ordinary and of the deceptive innocent texts, out of fold, that may reach a threshold: `act` where the guard acts,
 * a little under the bars of 2 % and 8 %, and `doubt` where the grey band begins.
 */
export const falsePositives = { act: { ordinary: 0.017, hard: 0.075 }, doubt: { ordinary: 0.05, hard: 0.18 } } as const;

/** Fits that calibrate a head, each without one part of the clusters. */
export const folds = 3;

/** The attack on the head of the user while it is fitted: with how many attacks, and how many tries for each. */
export const hardening = { seeds: 1500, queries: 30 } as const;
