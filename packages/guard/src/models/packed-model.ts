import { PlimsollError, contentHash, type ContentHash } from '@plimsoll/core';
import { fromBase64 } from '@plimsoll/core/text';
import { classBits } from './class-scan.js';
import type { GramTable } from './window-scores.js';

/** A linear model as its data file holds it. */
export interface PackedModel {
  readonly name: string;
  readonly heads: readonly string[];
  readonly bits: number;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  /** Per head: probability = 1 / (1 + exp(-(slope x score + offset))), Platt 1999. */
  readonly slopes: readonly number[];
  readonly offsets: readonly number[];
  /** Base64 of one signed byte per bucket and head. */
  readonly weights: string;
  /** The same for the rows of word classes. */
  readonly classScales: readonly number[];
  readonly classWeights: string;
  /** Content hash of all the rest. */
  readonly hash: ContentHash;
}

/** A model ready for use. */
export interface LinearModel {
  readonly table: GramTable;
  readonly hash: ContentHash;
  /** Calibrated probability of a head for a window's score. */
  probability(head: number, score: number): number;
}

/** Content hash of a model without its own hash. */
export function modelHash({
  hash: _hash,
  ...body
}: Omit<PackedModel, 'hash'> & { readonly hash?: ContentHash }): ContentHash {
  return contentHash(body);
}

/** Decodes a model, and refuses one whose content is not what its hash says. */
export function unpackModel(packed: PackedModel): LinearModel {
  const heads = packed.heads.length;
  const weights = signedBytes(packed.weights, heads << packed.bits);
  const classWeights = signedBytes(packed.classWeights, heads << classBits);
  if (weights === undefined || classWeights === undefined || modelHash(packed) !== packed.hash)
    throw new PlimsollError({
      code: 'model-corrupt',
      message: `The model "${packed.name}" is not the one that was shipped: its content does not match its hash.`,
      hint: 'install @plimsoll/guard again',
    });
  return {
    table: {
      heads,
      bits: packed.bits,
      weights,
      scales: packed.scales,
      classWeights,
      classScales: packed.classScales,
      biases: packed.biases,
    },
    hash: packed.hash,
    probability: (head, score) =>
      1 / (1 + Math.exp(-((packed.slopes[head] as number) * score + (packed.offsets[head] as number)))),
  };
}

function signedBytes(base64: string, length: number): Int8Array | undefined {
  const bytes = fromBase64(base64);
  return bytes?.length === length ? new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) : undefined;
}
