/** Writes the protobuf bytes of small ONNX models: field numbers are those of onnx.proto3, operator set 13. */
type Bytes = readonly number[];

function varint(value: number): Bytes {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

const whole = (field: number, value: number): Bytes => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: Bytes | Uint8Array): Bytes => [
  ...varint(field * 8 + 2),
  ...varint(value.length),
  ...value,
];
const text = (field: number, value: string): Bytes => bytes(field, new TextEncoder().encode(value));

const float = 1;
const int64 = 7;

/** A tensor of floats, or of 64-bit integers. */
function tensor(name: string, dims: readonly number[], values: Float32Array | BigInt64Array): Bytes {
  return [
    ...dims.flatMap((dim) => whole(1, dim)),
    ...whole(2, values instanceof Float32Array ? float : int64),
    ...text(8, name),
    ...bytes(9, new Uint8Array(values.buffer)),
  ];
}

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  integers: Record<string, number> = {},
): Bytes {
  const attributes = Object.entries(integers).flatMap(([name, value]) =>
    bytes(5, [...text(1, name), ...whole(3, value), ...whole(20, 2)]),
  );
  return [...inputs.flatMap((input) => text(1, input)), ...text(2, output), ...text(4, operator), ...attributes];
}

function value(name: string, type: number, dims: readonly (string | number)[]): Bytes {
  const shape = dims.flatMap((dim) => bytes(1, typeof dim === 'string' ? text(2, dim) : whole(1, dim)));
  return [...text(1, name), ...bytes(2, bytes(1, [...whole(1, type), ...bytes(2, shape)]))];
}

/**
 * A classifier that averages a vector for each token and puts a linear layer on top.
 *
 * @param embedding one row for each token.
 * @param weights one row for each column of the embedding, one column for each label.
 */
export function averagingModel(
  embedding: readonly (readonly number[])[],
  weights: readonly (readonly number[])[],
  bias: readonly number[],
): Uint8Array {
  const axes = (name: string, axis: number): Bytes => tensor(name, [1], BigInt64Array.of(BigInt(axis)));
  const matrix = (name: string, rows: readonly (readonly number[])[]): Bytes =>
    tensor(name, [rows.length, rows[0]?.length ?? 0], Float32Array.from(rows.flat()));
  const nodes = [
    node('Gather', ['embedding', 'input_ids'], 'vectors', { axis: 0 }),
    node('Cast', ['attention_mask'], 'mask', { to: float }),
    node('Unsqueeze', ['mask', 'last'], 'mask3'),
    node('Mul', ['vectors', 'mask3'], 'masked'),
    node('ReduceSum', ['masked', 'middle'], 'sum', { keepdims: 0 }),
    node('ReduceSum', ['mask', 'middle'], 'count', { keepdims: 1 }),
    node('Div', ['sum', 'count'], 'mean'),
    node('Gemm', ['mean', 'weights', 'bias'], 'logits'),
  ];
  const initial = [
    matrix('embedding', embedding),
    matrix('weights', weights),
    tensor('bias', [bias.length], Float32Array.from(bias)),
    axes('last', 2),
    axes('middle', 1),
  ];
  const graph = [
    ...nodes.flatMap((one) => bytes(1, one)),
    ...text(2, 'averaging'),
    ...initial.flatMap((one) => bytes(5, one)),
    ...bytes(11, value('input_ids', int64, ['batch', 'length'])),
    ...bytes(11, value('attention_mask', int64, ['batch', 'length'])),
    ...bytes(12, value('logits', float, ['batch', bias.length])),
  ];
  return Uint8Array.from([...whole(1, 8), ...bytes(7, graph), ...bytes(8, [...text(1, ''), ...whole(2, 13)])]);
}
