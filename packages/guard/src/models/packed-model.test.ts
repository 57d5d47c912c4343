import type { PlimsollError } from '@plimsoll/core';
import { expect, test } from 'vitest';
import { firstLineWeights } from './first-line-weights.js';
import { harmKindWeights } from './harm-kind-weights.js';
import { modelHash, unpackModel } from './packed-model.js';

test('the shipped models are what their hashes say', () => {
  for (const packed of [firstLineWeights, harmKindWeights]) {
    expect(modelHash(packed)).toBe(packed.hash);
    const { table } = unpackModel(packed);
    expect(table.weights).toHaveLength(packed.heads.length * 2 ** packed.bits);
    expect(table.weights.byteLength).toBeLessThanOrEqual(2 ** 20);
    expect(table.weights.some((weight) => weight !== 0)).toBe(true);
  }
});

test('a model with one changed sign, a changed bias or a missing end refuses to load', () => {
  const { weights, biases } = harmKindWeights;
  const changed = `${weights.slice(0, 500)}${weights[500] === 'A' ? 'B' : 'A'}${weights.slice(501)}`;
  for (const packed of [
    { ...harmKindWeights, weights: changed },
    { ...harmKindWeights, weights: weights.slice(0, -4) },
    { ...harmKindWeights, weights: `${weights.slice(0, -4)}####` },
    { ...harmKindWeights, biases: [...biases.slice(1), 0] },
  ])
    expect(() => unpackModel(packed)).toThrow(expect.objectContaining({ code: 'model-corrupt' }) as PlimsollError);
});
