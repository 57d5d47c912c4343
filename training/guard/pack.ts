import { writeFileSync } from 'node:fs';
import { classBits } from '../../packages/guard/src/models/class-scan.js';
import { modelHash, type PackedModel } from '../../packages/guard/src/models/packed-model.js';
import type { Head } from './fit.js';

/** The few largest weights are cut to this place in the order, so that the many others keep their resolution. */
const clipped = 64;
const clippedRows = 16;

/** Puts heads side by side in signed bytes. */
export function pack(
  name: string,
  bits: number,
  heads: readonly { readonly name: string; readonly head: Head; readonly slope: number; readonly offset: number }[],
): PackedModel {
  const grams = sideBySide(
    heads.map(({ head }) => head.weights),
    1 << bits,
    clipped,
  );
  const classes = sideBySide(
    heads.map(({ head }) => head.classes),
    1 << classBits,
    clippedRows,
  );
  const round = (value: number): number => Number(value.toFixed(5));
  const body = {
    name,
    heads: heads.map((each) => each.name),
    bits,
    scales: grams.scales,
    biases: heads.map(({ head }) => round(head.bias)),
    slopes: heads.map(({ slope }) => round(slope)),
    offsets: heads.map(({ offset }) => round(offset)),
    weights: grams.base64,
    classScales: classes.scales,
    classWeights: classes.base64,
  };
  return { ...body, hash: modelHash(body) };
}

function sideBySide(
  columns: readonly Float32Array[],
  rows: number,
  clip: number,
): { readonly scales: readonly number[]; readonly base64: string } {
  const bytes = new Int8Array(rows * columns.length);
  const scales = columns.map((weights, column) => {
    const sizes = Float32Array.from(weights, Math.abs).sort().reverse();
    const scale = Number((Math.max(sizes[clip] as number, 1e-6) / 127).toPrecision(6));
    for (let row = 0; row < rows; row += 1)
      bytes[row * columns.length + column] = Math.max(
        -127,
        Math.min(127, Math.round((weights[row] as number) / scale)),
      );
    return scale;
  });
  return { scales, base64: Buffer.from(bytes.buffer).toString('base64') };
}

/** Writes a model as a data file of the package. */
export function writeModel(path: string, constant: string, model: PackedModel): void {
  const fields = Object.entries(model).map(([key, value]) => {
    const list = Array.isArray(value)
      ? `[${value.map((each: unknown) => (typeof each === 'string' ? `'${each}'` : String(each))).join(', ')}]`
      : typeof value === 'string'
        ? `'${value}'`
        : String(value);
    return `  ${key}: ${list},`;
  });
  writeFileSync(
    path,
    `import type { PackedModel } from './packed-model.js';\n\n/** Written by training/guard/train.ts; described in training/guard/MODEL-CARD.md. */\nexport const ${constant}: PackedModel = {\n${fields.join('\n')}\n};\n`,
  );
}
