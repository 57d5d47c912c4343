/** A tensor as an ONNX runtime returns it. */
export interface OnnxTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: unknown;
}

/** What is used of an ONNX runtime's session; those of onnxruntime-node and onnxruntime-web fit. */
export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, OnnxTensor>>>;
}

/** Makes an input of 64-bit integers: `(data, dims) => new Tensor('int64', data, dims)`. */
export type MakeTensor = (data: BigInt64Array, dims: readonly number[]) => unknown;

/** What is used of a tokenizer; that of @huggingface/tokenizers fits. */
export interface Tokenizer {
  encode(text: string, options?: { readonly add_special_tokens?: boolean }): { readonly ids: readonly number[] };
}
