import { PlimsollError, contentHash, type ContentHash } from '@plimsoll/core';
import { fromBase64 } from '@plimsoll/core/text';
import type { SegmentTable } from './segment-scores.js';

/** One head as the data file holds it. */
export interface PackedCertifiedHead {
  readonly drift: number;
  /** probability = 1 / (1 + exp(-(slope x score + offset))), Platt 1999. */
  readonly slope: number;
  readonly offset: number;
  /** Scores from here on are the grey band, and from here on are acted on. */
  readonly threshold: number;
  readonly blockAt: number;
  /** Base64 of 2^bits bytes from 0 to 127. */
  readonly weights: string;
}

/** The model as its data file holds it. */
export interface PackedCertifiedModel {
  readonly name: string;
  readonly bits: number;
  readonly user: PackedCertifiedHead;
  readonly document: PackedCertifiedHead;
  /** Content hash of all the rest. */
  readonly hash: ContentHash;
}

/** A head ready for use. */
export interface CertifiedHead extends Omit<PackedCertifiedHead, 'weights' | 'drift'> {
  readonly table: SegmentTable;
}

export type CertifiedHeadName = 'user' | 'document';

/** Content hash of a model without its own hash. */
export function certifiedModelHash({
  hash: _hash,
  ...body
}: Omit<PackedCertifiedModel, 'hash'> & { readonly hash?: ContentHash }): ContentHash {
  return contentHash(body);
}

/**
 * Decodes a head, and refuses a model whose content is not what its hash says.
 *
 * @throws PlimsollError `model-corrupt`.
 */
export function unpackCertifiedHead(packed: PackedCertifiedModel, name: CertifiedHeadName): CertifiedHead {
  const { weights: encoded, drift, ...head } = packed[name];
  const bytes = fromBase64(encoded);
  const sound =
    bytes?.length === 2 ** packed.bits &&
    drift >= 1 &&
    bytes.every((weight) => weight < 128) &&
    certifiedModelHash(packed) === packed.hash;
  if (!sound)
    throw new PlimsollError({
      code: 'model-corrupt',
      message: `The model "${packed.name}" is not the one that was shipped: its content does not match its hash.`,
      hint: 'install @plimsoll/guard again',
    });
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { ...head, table: { bits: packed.bits, weights, drift } };
}
