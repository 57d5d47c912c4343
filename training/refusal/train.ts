/**
 * Fits the shipped weights and writes `packages/guard/src/matchers/refusal/weights.ts`. Run from the repository root.
 *
 * node training/refusal/dist/training/refusal/train.js <data folder>
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { FittedModel } from './fit.js';
import { readKeptOut } from './kept-out.js';
import { learnHeads } from './learn.js';
import { ownReplies } from './own-replies.js';
import { measure } from './prepare.js';
import { answerBodies, readTrainingReplies } from './training-data.js';
import { composeWritten } from './compose-written.js';
import { writtenReplies } from './written-replies.js';

const root = process.argv[2] ?? '../shared/data';
const trainingReplies = readTrainingReplies(root, readKeptOut(root));
/** Word groups weaker than this in both heads, in steps of the 8-bit scale, are left out: they cost time and change nothing. */
const weakest = 16;
const written = writtenReplies();
const replies = measure([
  ...trainingReplies,
  ...written,
  ...composeWritten(written),
  ...ownReplies(answerBodies(trainingReplies)),
]);
const { grams, delivers, withholds } = learnHeads(replies);
const largest = [...delivers.grams, ...withholds.grams].reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
const scale = largest / 127;
const quantised = (weights: Float64Array): Int8Array => Int8Array.from(weights, (weight) => Math.round(weight / scale));
const base64 = (array: Int32Array | Int8Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
const kept = [...grams].filter(([, index]) =>
  [delivers, withholds].some((model) => Math.abs((model.grams[index] ?? 0) / scale) >= weakest),
);
const column = (model: FittedModel): Int8Array =>
  quantised(Float64Array.from(kept, ([, index]) => model.grams[index] ?? 0));
const rounded = (model: FittedModel): readonly number[] =>
  [model.bias, ...model.dense].map((weight) => Number(weight.toFixed(4)));
const body = {
  delivers: rounded(delivers),
  withholds: rounded(withholds),
  gramScale: Number(scale.toPrecision(6)),
  gramHashes: base64(Int32Array.from(kept, ([hash]) => hash)),
  gramDelivers: base64(column(delivers)),
  gramWithholds: base64(column(withholds)),
};
const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
const lines = Object.entries({ ...body, hash }).map(
  ([name, value]) =>
    `  ${name}: ${Array.isArray(value) ? `[${value.join(', ')}]` : typeof value === 'string' ? `'${value}'` : String(value)},`,
);
writeFileSync(
  'packages/guard/src/matchers/refusal/weights.ts',
  `/** Written by training/refusal/train.ts; described in training/refusal/MODEL-CARD.md. */\nexport const refusalWeights = {\n${lines.join('\n')}\n} as const;\n`,
);
process.stdout.write(`${replies.length} replies, ${kept.length} word groups, hash ${hash}\n`);
