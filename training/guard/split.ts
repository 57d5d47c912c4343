import { createHash } from 'node:crypto';
import type { GuardText } from './example.js';

/** Where a text belongs: to the fit, to the choice of thresholds, or to the test. Rows of one cluster stay together. */
export type Part = 'fit' | 'calibration' | 'test';

/** Written attacks and harm are few manners each: all are learnt, and what they are worth shows on the other sources. */
const alwaysFitted = new Set([
  'written-attacks',
  'written-extraction',
  'written-manners',
  'written-languages',
  'written-documents',
  'written-harm',
]);

/** By the first 32 bits of SHA-256: 20 % test, 20 % calibration. Sets that must not be fitted are test. */
export function partOf(row: GuardText): Part {
  if (row.testOnly) return 'test';
  if (alwaysFitted.has(row.source)) return 'fit';
  const share = clusterNumber(row, 1);
  return share < 0.2 ? 'test' : share < 0.4 ? 'calibration' : 'fit';
}

/** Which of so many folds a cluster belongs to. */
export function foldOf(row: GuardText, folds: number): number {
  return Math.floor(clusterNumber(row, 2) * folds);
}

/** From 0 to below 1, by the first 32 bits of SHA-256. */
function clusterNumber(row: GuardText, salt: number): number {
  const digest = createHash('sha256').update(`plimsoll-guard-${salt}:${row.source}:${row.cluster}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
