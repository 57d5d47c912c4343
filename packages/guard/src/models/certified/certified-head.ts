import { certifiedWeights } from './certified-weights.js';
import { unpackCertifiedHead, type CertifiedHead, type CertifiedHeadName } from './packed-certified-model.js';

/** Hash of the shipped model. */
export const certifiedHash = certifiedWeights.hash;

const heads = new Map<CertifiedHeadName, CertifiedHead>();

/** A head of the shipped model, unpacked when it is first asked for. */
export function certifiedHead(name: CertifiedHeadName): CertifiedHead {
  const known = heads.get(name);
  if (known !== undefined) return known;
  const head = unpackCertifiedHead(certifiedWeights, name);
  heads.set(name, head);
  return head;
}

/** Calibrated probability of a score. */
export function certifiedProbability({ slope, offset }: CertifiedHead, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + offset)));
}

/** The lowest whole score whose probability is at least this. */
export function lowestScoreOf(head: CertifiedHead, probability: number): number {
  let low = 0;
  let high = 2 ** 31;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (certifiedProbability(head, middle) >= probability) high = middle;
    else low = middle + 1;
  }
  return low;
}
