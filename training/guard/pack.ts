import { writeFileSync } from 'node:fs';
import { modelHash, type PackedModel } from '../../packages/guard/src/models/packed-model.js';
import type { Head } from './fit.js';

/** The few largest weights are cut to this place in the order, so that the many others keep their resolution. */
const clipped = 64;

/** Puts heads side by side in signed bytes. */
export function pack(
  name: string,
  bits: number,
  heads: readonly { readonly name: string; readonly head: Head; readonly slope: number; readonly offset: number }[],
): PackedModel {
  const rows = 1 << bits;
  const bytes = new Int8Array(rows * heads.length);
  const scales = heads.map(({ head }, column) => {
    const sizes = Float32Array.from(head.weights, Math.abs).sort().reverse();
    const scale = Number(((sizes[clipped] as number) / 127).toPrecision(6));
    for (let row = 0; row < rows; row += 1)
      bytes[row * heads.length + column] = Math.max(
        -127,
        Math.min(127, Math.round((head.weights[row] as number) / scale)),
      );
    return scale;
  });
  const round = (value: number): number => Number(value.toFixed(5));
  const body = {
    name,
    heads: heads.map((each) => each.name),
    bits,
    scales,
    biases: heads.map(({ head }) => round(head.bias)),
    slopes: heads.map(({ slope }) => round(slope)),
    offsets: heads.map(({ offset }) => round(offset)),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
  return { ...body, hash: modelHash(body) };
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
