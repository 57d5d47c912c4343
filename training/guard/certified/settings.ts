import type { SegmentFitOptions } from './fit-segments.js';

/** Chosen on the calibration part: recall after the worst edits beside recall as it stands, and long innocent texts. */
export const segmentFit: SegmentFitOptions = {
  bits: 17,
  epochs: 8,
  rate: 0.15,
  decay: 3e-4,
  drift: 0.7,
  mostWeight: 1,
  mostBroken: 6,
  leastClusters: 3,
  seed: 20261121,
};

/** Longer texts are learnt from as far as this many symbols. */
export const mostSymbols = 6_000;

/** Weights above this place in their order are cut to it, so that the many others keep their resolution. */
export const clipped = 64;

/** Long innocent texts made for the fit: how many, of how many parts, and how much each weighs beside an innocent text. */
export const joined = { texts: 600, parts: 20, longestPart: 2_000, weight: 4, seed: 41 } as const;
