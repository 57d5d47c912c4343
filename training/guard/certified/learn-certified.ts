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
import { falsePositives, folds } from '../settings.js';
import { foldOf } from '../split.js';
import { commonGrams, fitSegments } from './fit-segments.js';
import { clipped, mostSymbols, segmentFit } from './settings.js';

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

/** Fits a head and rounds it to whole numbers. */
function fittedTable(list: readonly Measured[], name: CertifiedHeadName): SegmentTable {
  const { bits, leastClusters } = segmentFit;
  const examples = balance(list, ({ row }) => row[name]).map(({ measured, target, weight }) => ({
    symbols: symbolsOf(measured),
    target,
    weight,
  }));
  const clusters = list.map((measured) => ({
    symbols: symbolsOf(measured),
    cluster: `${measured.row.source}\n${measured.row.cluster}`,
  }));
  const { weights, drift } = fitSegments(examples, commonGrams(clusters, bits, leastClusters), segmentFit);
  const scale = (Float32Array.from(weights).sort().reverse()[clipped] as number) / 127;
  return {
    bits,
    weights: Int8Array.from(weights, (weight) => Math.min(127, Math.round(weight / scale))),
    drift: Math.max(1, Math.round(drift / scale)),
  };
}

/**
 * Fits one head; calibration and thresholds come from fits that each lack one part of the clusters, by the same rule as those
 * of the first line.
 */
export function learnCertified(list: readonly Measured[], name: CertifiedHeadName): PackedCertifiedHead {
  const shipped = fittedTable(list, name);
  const scored = Array.from({ length: folds }, (_, fold) => {
    const table = fittedTable(
      list.filter(({ row }) => foldOf(row, folds) !== fold),
      name,
    );
    // Scales differ a little from fit to fit.
    const scale = shipped.drift / table.drift;
    return list.flatMap((measured) => {
      const { row } = measured;
      const target = row[name];
      if (row.rewritten || foldOf(row, folds) !== fold || target === null) return [];
      return [{ target, hard: row.hard, score: scale * bestSegment(table, readSymbols(row.text).symbols).score }];
    });
  }).flat();
  const zeros = scored.filter(({ target }) => target === 0);
  const scores = (hard: boolean): readonly number[] =>
    zeros.filter((each) => each.hard === hard).map(({ score }) => score);
  const at = (most: { readonly ordinary: number; readonly hard: number }): number =>
    Math.ceil(Math.max(quantile(scores(false), 1 - most.ordinary), quantile(scores(true), 1 - most.hard)));
  // Scores are in the hundreds; Platt's fit expects log-odds or the like.
  const unit = 100;
  const { slope, offset } = platt(scored.map((each) => ({ ...each, score: each.score / unit })));
  return {
    drift: shipped.drift,
    slope: Number((slope / unit).toPrecision(6)),
    offset: Number(offset.toFixed(5)),
    threshold: at(falsePositives.doubt),
    blockAt: at(falsePositives.act),
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
