/**
 * Fits the model of the detector `injection-certified` and writes it into `packages/guard/src/models/certified/`. Run from the
 * repository root:
 *
 * npm run train:guard-certified
 */
import { writeFileSync } from 'node:fs';
import type { PackedCertifiedHead } from '../../../packages/guard/src/models/certified/packed-certified-model.js';
import { openDataFolder } from '../read-files.js';
import { readGuardData } from '../training-data.js';
import { learnCertifiedModel } from './learn-certified.js';

const started = performance.now();
const folder = openDataFolder(process.env.PLIMSOLL_DATA ?? '../shared/data');
const { fit, calibration } = readGuardData(folder, { test: false });
const model = learnCertifiedModel([...fit, ...calibration]);
const head = ({ weights, ...numbers }: PackedCertifiedHead): string =>
  `{ ${Object.entries(numbers)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(', ')}, weights: '${weights}' }`;
writeFileSync(
  'packages/guard/src/models/certified/certified-weights.ts',
  `import type { PackedCertifiedModel } from './packed-certified-model.js';

/** Written by training/guard/certified/train.ts; described in training/guard/certified/MODEL-CARD.md. */
export const certifiedWeights: PackedCertifiedModel = {
  name: '${model.name}',
  bits: ${String(model.bits)},
  user: ${head(model.user)},
  document: ${head(model.document)},
  hash: '${model.hash}',
};
`,
);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const name of ['user', 'document'] as const) {
  const { drift, threshold, blockAt } = model[name];
  const weights = Buffer.from(model[name].weights, 'base64');
  say(
    `${name}: drift ${String(drift)}, threshold ${String(threshold)}, sure ${String(blockAt)}, ${String(weights.filter((weight) => weight > 0).length)} weights above 0`,
  );
}
say(
  `${String(fit.length)} texts fitted and ${String(calibration.length)} for calibration, ${((performance.now() - started) / 1000).toFixed(0)} s; ${model.hash}`,
);
