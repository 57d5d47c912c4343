import { PlimsollError } from '@plimsoll/core';
import type { MakeTensor, OnnxSession, Tokenizer } from '@plimsoll/guard/heavy';
import { loadPackage, type LoadedModule } from '../../targets/ai-sdk/load-package.js';

/** The optional packages that a classifier needs, as far as they are used. */
export interface OnnxRuntime {
  readonly openSession: (model: Uint8Array) => Promise<OnnxSession>;
  readonly tensor: MakeTensor;
  readonly openTokenizer: (tokenizer: object, config: object) => Tokenizer;
}

/** How packages are loaded; given, so that a missing one can be tested. */
export type LoadPackage = (name: string) => Promise<LoadedModule>;

interface RuntimeModule {
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<OnnxSession> };
  readonly Tensor: new (type: string, data: BigInt64Array, dims: readonly number[]) => unknown;
  readonly env: { readonly wasm: { numThreads?: number } };
}

interface TokenizerModule {
  readonly Tokenizer: new (tokenizer: object, config: object) => Tokenizer;
}

const native = 'onnxruntime-node';
const web = 'onnxruntime-web';

/**
 * Loads an ONNX runtime and a tokenizer that the user installed: onnxruntime-node, else onnxruntime-web, and
 * @huggingface/tokenizers.
 *
 * @throws PlimsollError `package-missing` naming what to type.
 */
export async function loadOnnxRuntime(load: LoadPackage = (name) => loadPackage(name, '.')): Promise<OnnxRuntime> {
  const { InferenceSession, Tensor, env } = await loadRuntime(load);
  const { Tokenizer: TokenizerClass } = withExport<TokenizerModule>(await load('@huggingface/tokenizers'), 'Tokenizer');
  // Threads of the WebAssembly runtime would keep the process alive.
  env.wasm.numThreads ??= 1;
  return {
    openSession: (model) => InferenceSession.create(model, { logSeverityLevel: 3 }),
    tensor: (data, dims) => new Tensor('int64', data, dims),
    openTokenizer: (tokenizer, config) => new TokenizerClass(tokenizer, config),
  };
}

async function loadRuntime(load: LoadPackage): Promise<RuntimeModule> {
  for (const name of [native, web]) {
    try {
      return withExport<RuntimeModule>(await load(name), 'InferenceSession');
    } catch (error) {
      if (!PlimsollError.isInstance(error) || error.code !== 'package-missing') throw error;
    }
  }
  throw new PlimsollError({
    code: 'package-missing',
    message: `An ONNX runtime is needed and not installed: ${native}, or ${web}, which is slower and has no native code.`,
    hint: `Type: npm install ${native}`,
  });
}

/** A package of the older kind has its exports under `default`. */
function withExport<Module>(module: LoadedModule, name: keyof Module & string): Module {
  return (name in module ? module : module.default) as Module;
}
