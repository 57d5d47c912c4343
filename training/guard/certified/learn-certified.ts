import {
  certifiedModelHash,
  type CertifiedHeadName,
  type PackedCertifiedHead,
  type PackedCertifiedModel,
} from '../../../packages/guard/src/models/certified/packed-certified-model.js';
import { readSymbols } from '../../../packages/guard/src/models/certified/letter-symbols.js';
import { bestSegment, type SegmentTable } from '../../../packages/guard/src/models/certified/segment-scores.js';
import { platt, quantile } from '../calibrate.js';
import { balance } from '../fit.js';
import type { Measured } from '../measure.js';
import { pick, seededRandom } from '../random.js';
import { falsePositives, folds } from '../settings.js';
import { foldOf } from '../split.js';
import { commonGrams, fitSegments, type SegmentExample } from './fit-segments.js';
import { clipped, joined, mostSymbols, segmentFit } from './settings.js';

const spelt = new WeakMap<Measured, Int32Array>();

/** The symbols of a text that is learnt from. */
function symbolsOf(measured: Measured): Int32Array {
  let symbols = spelt.get(measured);
  if (symbols === undefined) {
    symbols = readSymbols(measured.row.text).symbols.slice(0, mostSymbols);
    spelt.set(measured, symbols);
  }
  return symbols;
}

/** Long innocent texts made of short ones: they teach that the sum must not grow with length. */
function joinedTexts(innocent: readonly SegmentExample[]): readonly SegmentExample[] {
  const random = seededRandom(joined.seed);
  const mean = innocent.reduce((sum, { weight }) => sum + weight, 0) / innocent.length;
  return Array.from({ length: joined.texts }, () => {
    const parts = Array.from({ length: joined.parts }, () => pick(random, innocent).symbols);
    const symbols = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      symbols.set(part, at);
      at += part.length;
    }
    return { symbols, target: 0, weight: joined.weight * mean };
  });
}

/** Fits a head and rounds it to whole numbers. */
function fittedTable(list: readonly Measured[], name: CertifiedHeadName): SegmentTable {
  const { bits, leastClusters } = segmentFit;
  const examples = balance(list, ({ row }) => row[name]).map(({ measured, target, weight }) => ({
    symbols: symbolsOf(measured),
    target,
    weight,
  }));
  const innocent = examples.filter(({ target, symbols }) => target === 0 && symbols.length < joined.longestPart);
  const clusters = list.map((measured) => ({
    symbols: symbolsOf(measured),
    cluster: `${measured.row.source}\n${measured.row.cluster}`,
  }));
  const { weights, drift } = fitSegments(
    [...examples, ...joinedTexts(innocent)],
    commonGrams(clusters, bits, leastClusters),
    segmentFit,
  );
  const scale = (Float32Array.from(weights).sort().reverse()[clipped] as number) / 127;
  return {
    bits,
    weights: Int8Array.from(weights, (weight) => Math.min(127, Math.round(weight / scale))),
    drift: Math.max(1, Math.round(drift / scale)),
  };
}

interface ScoredText {
  readonly target: 0 | 1;
  readonly hard: boolean;
  readonly score: number;
}

function scoredBy(table: SegmentTable, list: readonly Measured[], name: CertifiedHeadName): readonly ScoredText[] {
  return list.flatMap(({ row }) => {
    const target = row[name];
    if (row.rewritten || target === null) return [];
    return [{ target, hard: row.hard, score: bestSegment(table, readSymbols(row.text).symbols).score }];
  });
}

/** The score that keeps ordinary and deceptive innocent texts below it alike, by the rule of the first line. */
function thresholdAt(
  most: { readonly ordinary: number; readonly hard: number },
  scored: readonly ScoredText[],
): number {
  const zeros = scored.filter(({ target }) => target === 0);
  const [ordinary, hard] = [false, true].map((side) =>
    zeros.filter((each) => each.hard === side).map(({ score }) => score),
  ) as [number[], number[]];
  return Math.ceil(Math.max(quantile(ordinary, 1 - most.ordinary), quantile(hard, 1 - most.hard)));
}

/**
 * Fits one head; calibration and thresholds come from fits that each lack one part of the clusters, by the same rule as those
 * of the first line.
 */
export function learnCertified(list: readonly Measured[], name: CertifiedHeadName): PackedCertifiedHead {
  const shipped = fittedTable(list, name);
  const scored = Array.from({ length: folds }, (_, fold) => {
    const [kept, out] = [false, true].map((held) => list.filter(({ row }) => (foldOf(row, folds) === fold) === held));
    const table = fittedTable(kept as readonly Measured[], name);
    // A step of a weight is not worth quite the same in each fit.
    const scale = shipped.drift / table.drift;
    return scoredBy(table, out as readonly Measured[], name).map((each) => ({ ...each, score: scale * each.score }));
  }).flat();
  // Scores are in the hundreds; Platt's fit expects log-odds or the like.
  const unit = 100;
  const { slope, offset } = platt(scored.map((each) => ({ ...each, score: each.score / unit })));
  return {
    drift: shipped.drift,
    slope: Number((slope / unit).toPrecision(6)),
    offset: Number(offset.toFixed(5)),
    threshold: thresholdAt(falsePositives.doubt, scored),
    blockAt: thresholdAt(falsePositives.act, scored),
    weights: Buffer.from(shipped.weights.buffer).toString('base64'),
  };
}

/** Both heads with their hash. */
export function learnCertifiedModel(list: readonly Measured[]): PackedCertifiedModel {
  const body = {
    name: 'injection-certified',
    bits: segmentFit.bits,
    user: learnCertified(list, 'user'),
    document: learnCertified(list, 'document'),
  };
  return { ...body, hash: certifiedModelHash(body) };
}

/** A head fitted without one source of attacks: one fit, with its threshold to act from the calibration part, as for the first line. */
export function learnCertifiedWithout(
  source: string,
  name: CertifiedHeadName,
  parts: { readonly fit: readonly Measured[]; readonly calibration: readonly Measured[] },
): { readonly table: SegmentTable; readonly blockAt: number } {
  const other = ({ row }: Measured): boolean => row.source !== source;
  const table = fittedTable(parts.fit.filter(other), name);
  const zeros = parts.calibration.filter((measured) => other(measured) && measured.row[name] === 0);
  return { table, blockAt: thresholdAt(falsePositives.act, scoredBy(table, zeros, name)) };
}
