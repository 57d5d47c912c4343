import type { PlimsollError } from '@plimsoll/core';
import { expect, test } from 'vitest';
import { certifiedHead, certifiedProbability, lowestScoreOf } from './certified-head.js';
import { certifiedWeights } from './certified-weights.js';
import { certifiedModelHash, unpackCertifiedHead } from './packed-certified-model.js';

test('the shipped model is what its hash says, weighs less than 300 kB, and no weight is below 0', () => {
  expect(certifiedModelHash(certifiedWeights)).toBe(certifiedWeights.hash);
  const heads = [certifiedHead('user'), certifiedHead('document')];
  expect(heads.reduce((sum, { table }) => sum + table.weights.byteLength, 0)).toBeLessThan(300_000);
  for (const { table, threshold, blockAt } of heads) {
    expect(table.weights.every((weight) => weight >= 0)).toBe(true);
    expect(table.weights.some((weight) => weight > 0)).toBe(true);
    expect(threshold).toBeLessThan(blockAt);
  }
});

test('a changed weight, a missing end, a free symbol or a weight below 0 refuses to load, even under a hash of its own', () => {
  const { user } = certifiedWeights;
  const bytes = Buffer.from(user.weights, 'base64');
  bytes[7] = 200;
  const withHash = (changed: Partial<typeof user>) => {
    const model = { ...certifiedWeights, user: { ...user, ...changed } };
    return { ...model, hash: certifiedModelHash(model) };
  };
  for (const model of [
    { ...certifiedWeights, user: { ...user, blockAt: user.blockAt - 1 } },
    { ...certifiedWeights, user: { ...user, weights: user.weights.slice(0, -4) } },
    withHash({ weights: user.weights.slice(0, -4) }),
    withHash({ drift: 0 }),
    withHash({ weights: bytes.toString('base64') }),
  ])
    expect(() => unpackCertifiedHead(model, 'user')).toThrow(
      expect.objectContaining({ code: 'model-corrupt' }) as PlimsollError,
    );
});

test('the score that a probability asks for is the lowest that gives it', () => {
  const head = certifiedHead('user');
  for (const probability of [0.2, 0.5, 0.74, 0.99, certifiedProbability(head, head.blockAt)]) {
    const score = lowestScoreOf(head, probability);
    expect(certifiedProbability(head, score)).toBeGreaterThanOrEqual(probability);
    expect(certifiedProbability(head, score - 1)).toBeLessThan(probability);
  }
  expect(lowestScoreOf(head, certifiedProbability(head, head.blockAt))).toBe(head.blockAt);
});
